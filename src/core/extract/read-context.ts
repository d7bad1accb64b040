import { findAnswer } from './find-answer.ts';
import { Requests } from './find-requests.ts';
import { findMark, type HarMark, readHarMarks } from './har-marks.ts';
import { readCookie } from './read-cookie-carrier.ts';
import { damageBehindScheme, readHeader } from './read-header-carrier.ts';
import { readName, type TokenName } from './read-name.ts';
import { readUrl, urlAround } from './read-url.ts';
import { readSurroundings, type Surroundings } from './surroundings.ts';
import type { Carrier, Place, TokenContext } from './token-context.ts';

/** What a token is called, and how it travels. */
export interface Located {
  readonly label: string | undefined;
  readonly context: TokenContext;
}

/** What is read of a text once, for all of its tokens. */
export interface Overview {
  readonly marks: readonly HarMark[] | undefined;
  readonly requests: Requests | undefined;
  readonly reach: Reach;
}

/**
 * How far around a token it is looked for what the token is called. Of
 * thousands of tokens in one line each would look over all the others, so what
 * is looked at in all is limited in proportion to the text.
 */
class Reach {
  private left: number;

  constructor(length: number) {
    this.left = 200_000 + 16 * length;
  }

  /** Characters on each side: cookies may take 4 kB each. */
  get now(): number {
    return this.left > 0 ? 8_192 : 256;
  }

  spend(characters: number): void {
    this.left -= characters;
  }
}

export function readOverview(text: string): Overview {
  const marks = readHarMarks(text);
  return {
    marks,
    requests: marks ? undefined : new Requests(text),
    reach: new Reach(text.length),
  };
}

/** Reads what the text around a token tells of it. */
export function readContext(
  text: string,
  place: Place,
  { marks, requests, reach }: Overview,
): Located {
  const most = reach.now;
  const surroundings = readSurroundings(text, place.from, most);
  const run = urlAround(text, place, most);
  const named = readName(surroundings, text.slice(place.to, place.to + 200));
  const mark = marks && findMark(marks, place.from);
  const carrier = readCarrier(text, place, run, surroundings, named, mark);
  const request = mark ? mark.request : requests?.find(place.from);
  const label = labelOf(carrier, named);
  const answer = label === 'id_token' ? findAnswer(text, place, carrier, most) : undefined;
  const looked = label === 'id_token' ? 2 * most : place.from - surroundings.cellStart;
  reach.spend(looked + run.to - run.from);
  return { label, context: { carrier, request, ...(answer ? { answer } : {}) } };
}

function labelOf(carrier: Carrier, { name }: TokenName): string | undefined {
  switch (carrier.kind) {
    case 'alone':
    case 'text':
      return undefined;
    case 'url':
      return name ?? carrier.parameter;
    default:
      return carrier.name;
  }
}

function readCarrier(
  text: string,
  place: Place,
  run: Place,
  surroundings: Surroundings,
  named: TokenName,
  mark: HarMark | undefined,
): Carrier {
  return (
    readCookie(text, place, surroundings, named, mark) ??
    readListed(place, named, mark) ??
    readUrl(text, place, run) ??
    readHeader(place, surroundings, named, mark) ??
    readNamed(text, place, surroundings, named)
  );
}

/** A parameter of a URL or a field of a form, as HAR files list them. */
function readListed(
  place: Place,
  { name, isPair }: TokenName,
  mark: HarMark | undefined,
): Carrier | undefined {
  if (!isPair || name === undefined) return undefined;
  if (mark?.section === 'params') return { kind: 'form', name, place };
  if (mark?.section !== 'queryString') return undefined;
  const { scheme, host } = mark.request ?? {};
  return { kind: 'url', part: 'query', parameter: name, place, scheme, host };
}

const DECLARATION =
  /(?:\b(?:const|let|var|val|final|static|String|string|export|set|setx|env|ENV|ARG|declare|local|readonly)|\$env:|\$)\s*(?:\w+\s+)?$/;

function readNamed(
  text: string,
  { from, to }: Place,
  { cellStart, outside, quote, cell }: Surroundings,
  { name, separator, call, before, scheme }: TokenName,
): Carrier {
  const place = { from: Math.min(cellStart, from), to };
  if (
    separator === 'call' ||
    separator === 'option' ||
    /(?:local|session)Storage$/.test(call ?? '')
  ) {
    return { kind: 'code', call: call ?? '', name, place };
  }
  if (name === undefined) {
    if (scheme === undefined) return { kind: 'text' };
    const line = (outside + quote + cell).split('\n').at(-1) ?? '';
    const damage = damageBehindScheme(line);
    return { kind: 'header', name: 'Authorization', scheme, damage, place };
  }
  const isVariable =
    separator === '=' &&
    (call !== undefined ||
      DECLARATION.test(before) ||
      /^[A-Z][A-Z0-9_]+$/.test(name) ||
      fillsLine(before, text.slice(to, to + 200)));
  return { kind: isVariable ? 'variable' : 'member', name, place };
}

/** Nothing else is in the line but a comment. */
function fillsLine(before: string, after: string): boolean {
  return /(?:^|\n)\s*$/.test(before) && /^["'`)]*;?[ \t]*(?:(?:#|\/\/).*)?(?:\r?\n|$)/.test(after);
}
