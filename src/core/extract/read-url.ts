import { stepBack } from './step-back.ts';
import { toPlainSpelling, withoutEscapes } from './surroundings.ts';
import type { Carrier, Place, UrlOrigin } from './token-context.ts';

/** What cannot be in a URL that is written in a text. */
const URL_CHARACTER = /[^\s"'`<>|^(){}[\]]/;
const URL_AFTER = /^[^\s"'`<>|\\^(){}[\]]*/;

/** Scheme and host, as far as a URL is written with them. */
export function readOrigin(url: string): UrlOrigin {
  const match = /^([A-Za-z][\w+.-]*):\/\/(?:[^/?#@]*@)?([^/?#]*)/.exec(toPlainSpelling(url));
  return { scheme: match?.[1]?.toLowerCase(), host: match?.[2] || undefined };
}

/** The token with the characters around it that may belong to one URL with it. */
export function urlAround(text: string, { from, to }: Place, reach: number): Place {
  const after = URL_AFTER.exec(text.slice(to, to + reach))?.[0].length ?? 0;
  return { from: stepBack(text, from, Math.max(0, from - reach), URL_CHARACTER), to: to + after };
}

/** The URL or form post that a token is in; undefined where it is in neither. */
export function readUrl(text: string, { from, to }: Place, around: Place): Carrier | undefined {
  const run = withoutEscapes(text.slice(around.from, from));
  const word = run.slice(run.lastIndexOf(' ') + 1);
  const url = word.slice(startOfUrl(word));
  const parameter = /(?:^|[?#&;])([^?#&;=]{1,128})=$/.exec(toPlainSpelling(url))?.[1];
  const place = { from: from - url.length, to: around.to };
  if (
    /^[A-Za-z][\w+.-]*:\/\/|^\.{0,2}\/(?!\/)|^[?#]/.test(toPlainSpelling(url)) &&
    isUrl(url, text, to)
  ) {
    return { kind: 'url', part: partOf(url), parameter, place, ...readOrigin(url) };
  }
  const isForm =
    parameter !== undefined && (url.includes('&') || /^&[\w.%-]+=/.test(text.slice(to, to + 64)));
  return isForm ? { kind: 'form', name: parameter, place } : undefined;
}

/** A path alone is one where a query or a host belongs to it; else it may be base64 or a comment. */
function isUrl(url: string, text: string, to: number): boolean {
  return (
    /:\/\/|%3A%2F|[?#]/i.test(url) ||
    /^ HTTP\/\d/.test(text.slice(to, to + 8)) ||
    /^\.{0,2}\/[\w-]+\//.test(url) ||
    url.length > 4
  );
}

/** In `at=https://…` behind the equals sign, and `(https://…` behind the bracket. */
function startOfUrl(run: string): number {
  let end = 0;
  for (const { 0: written, index } of run.matchAll(/:\/\/|%(?:25)*3A%(?:25)*2F%(?:25)*2F/gi)) {
    const from = stepBack(run, index, end, /[A-Za-z0-9+.-]/);
    const letter = run.slice(from, index).search(/[A-Za-z]/);
    if (letter !== -1) return from + letter;
    end = index + written.length;
  }
  const path = /(?:^|[=,;:])(?=[/?#])/.exec(run);
  return path ? path.index + path[0].length : 0;
}

function partOf(url: string): 'path' | 'query' | 'fragment' {
  if (url.includes('#')) return 'fragment';
  return url.includes('?') ? 'query' : 'path';
}
