import { readOrigin } from './read-url.ts';
import type { RequestContext } from './token-context.ts';

/** A message or a command takes no more characters than this. */
const REACH = 65_536;
const START =
  /^(?:[><]\s*)?(?:(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)[ \t]+\S+[ \t]+HTTP\/\d|HTTP\/\d|host:[ \t]*\S)|\b(?:curl(?:\.exe)?|wget|Invoke-(?:WebRequest|RestMethod)|fetch\(|http (?:GET|POST|PUT|PATCH|DELETE))/gim;
const URL = /\bhttps?:\/\/[^\s"'`<>^\\]+/i;
const HOST = /^(?:[><]\s*)?host:[ \t]*(\S+)/im;
const HEADER_LINE = /(?:^[><]?[ \t]*|["'`])([A-Za-z][\w-]*)["'`]?[ \t]*[:=][ \t]/gm;

/** The HTTP messages and commands of a text, in order; what is written in each is read when it is asked for. */
export class Requests {
  private readonly starts: { readonly at: number; readonly isMessage: boolean }[] = [];
  private readonly known = new Map<number, RequestContext | undefined>();
  private readonly ends = new Map<number, number>();

  constructor(private readonly text: string) {
    for (const match of text.matchAll(START)) {
      const isMessage = !/^(?:curl|wget|invoke|fetch|http )/i.test(match[0]);
      const last = this.starts.at(-1);
      const isHost = /host:/i.test(match[0]);
      // The Host line of a message that has begun is a part of it; alone it means its paragraph.
      if (isHost && last && !/\n\s*\n/.test(text.slice(last.at, match.index))) continue;
      const at = isHost ? paragraphStart(text, match.index) : match.index;
      this.starts.push({ at, isMessage });
    }
  }

  /** The one that an offset is in. */
  find(at: number): RequestContext | undefined {
    let low = 0;
    let high = this.starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle]?.at ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    const index = low - 1;
    const start = this.starts[index];
    if (!start) return undefined;
    const end = this.ends.get(index) ?? this.endOf(index, start);
    this.ends.set(index, end);
    if (at >= end) return undefined;
    if (!this.known.has(index)) {
      this.known.set(index, readRequest(this.text.slice(start.at, end), start));
    }
    return this.known.get(index);
  }

  private endOf(
    index: number,
    { at, isMessage }: { readonly at: number; readonly isMessage: boolean },
  ) {
    const next = this.starts[index + 1]?.at ?? this.text.length;
    const limit = Math.min(next, at + REACH);
    if (isMessage) return limit;
    const empty = /\n[ \t]*\r?\n/.exec(this.text.slice(at, limit));
    return empty ? at + empty.index : limit;
  }
}

function paragraphStart(text: string, at: number): number {
  const least = Math.max(0, at - REACH);
  // Line by line: of one paragraph only the first host asks.
  for (let line = at; line > least; ) {
    const before = text.lastIndexOf('\n', line - 2) + 1;
    if (/^\r?\n$/.test(text.slice(before, line))) return before;
    line = before;
  }
  return least;
}

function readRequest(
  block: string,
  { at, isMessage }: { readonly at: number; readonly isMessage: boolean },
): RequestContext | undefined {
  const headerNames = Array.from(block.matchAll(HEADER_LINE), ([, name = '']) =>
    name.toLowerCase(),
  );
  const text = headerNames.includes('dpop') ? { text: block } : {};
  const firstLine = isMessage ? (/^.*/.exec(block)?.[0] ?? '') : block;
  const url = URL.exec(firstLine);
  if (url) {
    const place = { from: at + url.index, to: at + url.index + url[0].length };
    return { ...readOrigin(url[0]), place, headerNames, ...text };
  }
  if (!isMessage) return undefined;
  const host = HOST.exec(block);
  const from = at + (host?.index ?? 0);
  const place = { from, to: from + (host?.[0] ?? firstLine).length };
  return { scheme: undefined, host: host?.[1], place, headerNames, ...text };
}
