/** A text that a pattern may read again and again: what is before, what is repeated, what ends it. */
export interface Pump {
  readonly before: string;
  readonly again: string;
  readonly after: string;
}

type Node =
  | { readonly kind: 'set'; readonly samples: readonly string[] }
  | { readonly kind: 'sequence'; readonly items: readonly Node[] }
  | { readonly kind: 'choice'; readonly items: readonly Node[] }
  | { readonly kind: 'repeat'; readonly item: Node; readonly min: number; readonly max: number };

/** Characters of which every class has some, and which fit no pattern together. */
const CHARACTERS = Array.from(
  'aA0eyJ_-.~+/=%25\\"\'`:;,&#?@<>(){}[]|!$^* \t\n\r\u00a0\u200b\u00e9zZ9fF\u0000\u001b',
);
const NOTHING: Node = { kind: 'sequence', items: [] };

/** Texts of a pattern's own alphabet that are made to keep it busy. */
export function pumpsOf(source: string, flags: string): readonly Pump[] {
  const root = new Reader(source, flags).read();
  const alphabet = alphabetOf(root);
  const befores = new Set(['', sample(root)]);
  const pumps: Pump[] = [];
  const repeats: { readonly before: string; readonly node: Node }[] = [];
  collect(root, '', repeats);
  for (const { before, node } of repeats) {
    befores.add(before);
    for (const again of samplesOf(node)) pumps.push({ before, again, after: '\u0000' });
    for (const again of samplesOf(node))
      pumps.push({ before: '', again: before + again, after: '\u0000' });
  }
  for (const before of befores) {
    if (before !== '') pumps.push({ before: '', again: before, after: '\u0000' });
    for (const again of alphabet) {
      pumps.push({ before, again, after: '\u0000' });
      pumps.push({ before, again, after: '' });
    }
  }
  const whole = sample(root);
  if (whole.length > 1) {
    pumps.push({ before: '', again: whole.slice(0, -1), after: '\u0000' });
    for (const blank of [' ', '\n'])
      pumps.push({ before: '', again: whole.slice(0, -1) + blank, after: '' });
  }
  return unique(pumps.filter(({ again }) => again !== ''));
}

export function pumped({ before, again, after }: Pump, length: number): string {
  const times = Math.max(1, Math.floor((length - before.length - after.length) / again.length));
  return before + again.repeat(times) + after;
}

function unique(pumps: readonly Pump[]): readonly Pump[] {
  return [...new Map(pumps.map((pump) => [JSON.stringify(pump), pump])).values()];
}

function alphabetOf(node: Node): ReadonlySet<string> {
  switch (node.kind) {
    case 'set':
      return new Set(node.samples.slice(0, 6));
    case 'repeat':
      return alphabetOf(node.item);
    default:
      return new Set(node.items.flatMap((item) => [...alphabetOf(item)]));
  }
}

function sample(node: Node): string {
  switch (node.kind) {
    case 'set':
      return node.samples[0] ?? '';
    case 'sequence':
      return node.items.map(sample).join('');
    case 'choice':
      return sample(node.items[0] ?? NOTHING);
    case 'repeat':
      return sample(node.item).repeat(
        Math.min(Math.max(node.min, node.max > 1 ? 0 : node.min), 40),
      );
  }
}

/** Several texts of one node, for what is repeated. */
function samplesOf(node: Node): readonly string[] {
  switch (node.kind) {
    case 'set':
      return node.samples.slice(0, 6);
    case 'choice':
      return node.items.flatMap((item) => samplesOf(item)).slice(0, 80);
    case 'repeat':
      return samplesOf(node.item);
    case 'sequence': {
      const all = node.items.map((item) =>
        item.kind === 'repeat' ? sample(item.item) : sample(item),
      );
      const last = node.items.at(-1);
      const start = all.slice(0, -1).join('');
      const varied =
        last?.kind === 'set' ? last.samples.slice(0, 24).map((end) => start + end) : [];
      return [sample(node), all.join(''), ...varied].filter((text) => text !== '');
    }
  }
}

function collect(node: Node, before: string, found: { before: string; node: Node }[]): string {
  switch (node.kind) {
    case 'set':
      return before + (node.samples[0] ?? '');
    case 'sequence':
      return node.items.reduce((sofar, item) => collect(item, sofar, found), before);
    case 'choice': {
      const ends = node.items.map((item) => collect(item, before, found));
      return ends[0] ?? before;
    }
    case 'repeat': {
      if (node.max > 4) found.push({ before, node: node.item });
      collect(node.item, before, found);
      return before + sample(node);
    }
  }
}

/** Reads as much of the syntax of patterns as it takes to make texts for them. */
class Reader {
  private at = 0;
  constructor(
    private readonly source: string,
    private readonly flags: string,
  ) {}

  read(): Node {
    const items: Node[] = [];
    let sequence: Node[] = [];
    while (this.at < this.source.length && this.source[this.at] !== ')') {
      if (this.source[this.at] === '|') {
        this.at++;
        items.push({ kind: 'sequence', items: sequence });
        sequence = [];
      } else sequence.push(this.quantified());
    }
    items.push({ kind: 'sequence', items: sequence });
    return items.length === 1 ? (items[0] ?? NOTHING) : { kind: 'choice', items };
  }

  private quantified(): Node {
    const item = this.atom();
    const match = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/.exec(
      this.source.slice(this.at, this.at + 24),
    );
    if (!match) return item;
    this.at += match[0].length;
    const [, sign, least, comma, most] = match;
    const min = sign ? (sign === '+' ? 1 : 0) : Number(least);
    const max = sign
      ? sign === '?'
        ? 1
        : Infinity
      : comma
        ? most
          ? Number(most)
          : Infinity
        : min;
    return { kind: 'repeat', item, min, max };
  }

  private atom(): Node {
    const character = this.source[this.at];
    if (character === '(') return this.group();
    if (character === '[') return this.class();
    if (character === '^' || character === '$') {
      this.at++;
      return NOTHING;
    }
    const written =
      /^(?:\\(?:u\{[^}]*\}|u[\dA-Fa-f]{4}|x[\dA-Fa-f]{2}|[pP]\{[^}]*\}|k<[^>]*>|[\s\S])|[\s\S])/u.exec(
        this.source.slice(this.at),
      )?.[0] ?? '';
    this.at += written.length;
    if (/^\\(?:[bB\d]|k<)/.test(written)) return NOTHING;
    if (/^[\w -]$/.test(written)) return { kind: 'set', samples: [written] };
    return this.matching(written);
  }

  private group(): Node {
    const open = /^\((?:\?(?:[:=!]|<[=!]|<[^>]*>))?/.exec(this.source.slice(this.at))?.[0] ?? '(';
    this.at += open.length;
    const inside = this.read();
    this.at++;
    return /[=!]$/.test(open) ? NOTHING : inside;
  }

  private class(): Node {
    const start = this.at++;
    while (this.source[this.at] !== ']') this.at += this.source[this.at] === '\\' ? 2 : 1;
    return this.matching(this.source.slice(start, ++this.at));
  }

  private matching(written: string): Node {
    const pattern = new RegExp(`^(?:${written})$`, this.flags.replace(/[gy]/g, ''));
    const samples = CHARACTERS.filter((each) => pattern.test(each));
    const own = written.length <= 2 ? written.slice(-1) : (/[^\]\\^[-]/.exec(written)?.[0] ?? '');
    return { kind: 'set', samples: samples.length > 0 || !pattern.test(own) ? samples : [own] };
  }
}
