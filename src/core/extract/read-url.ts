import { stepBack } from './step-back.ts';
import { toPlainSpelling, withoutEscapes } from './surroundings.ts';
import type { Carrier, Place, UrlOrigin } from './token-context.ts';

const LONGEST_URL = 8_192;
/** What cannot be in a URL that is written in a text. */
const URL_CHARACTER = /[^\s"'`<>|^(){}[\]]/;
const URL_AFTER = /^[^\s"'`<>|\\^(){}[\]]*/;

/** Scheme and host, as far as a URL is written with them. */
export function readOrigin(url: string): UrlOrigin {
  const match = /^([A-Za-z][\w+.-]*):\/\/(?:[^/?#@]*@)?([^/?#]*)/.exec(toPlainSpelling(url));
  return { scheme: match?.[1]?.toLowerCase(), host: match?.[2] || undefined };
}

/** The URL or form post that a token stands in; undefined where it stands in neither. */
export function readUrl(text: string, { from, to }: Place): Carrier | undefined {
  const least = Math.max(0, from - LONGEST_URL);
  const run = withoutEscapes(text.slice(stepBack(text, from, least, URL_CHARACTER), from));
  const word = run.slice(run.lastIndexOf(' ') + 1);
  const url = word.slice(startOfUrl(word));
  const parameter = /(?:^|[?#&;])([^?#&;=]{1,128})=$/.exec(toPlainSpelling(url))?.[1];
  const place = {
    from: from - url.length,
    to: to + (URL_AFTER.exec(text.slice(to, to + LONGEST_URL))?.[0].length ?? 0),
  };
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
  const scheme = /[A-Za-z][A-Za-z0-9+.-]*(?::\/\/|%(?:25)*3A%(?:25)*2F%(?:25)*2F)/i.exec(run);
  if (scheme) return scheme.index;
  const path = /(?:^|[=,;:])(?=[/?#])/.exec(run);
  return path ? path.index + path[0].length : 0;
}

function partOf(url: string): 'path' | 'query' | 'fragment' {
  if (url.includes('#')) return 'fragment';
  return url.includes('?') ? 'query' : 'path';
}
