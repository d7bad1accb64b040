import { readOrigin } from './read-url.ts';
import type { RequestContext } from './token-context.ts';

/** The lists of a HAR file in which names and values are, and the request they belong to. */
export interface HarMark {
  readonly at: number;
  readonly section: 'headers' | 'cookies' | 'queryString' | 'params' | 'other' | undefined;
  /** The message a section belongs to. */
  readonly message: 'request' | 'response';
  readonly request: RequestContext | undefined;
}

const MARK =
  /"(headers|cookies|queryString|params|postData|content|response|request)"\s*:|"method"\s*:\s*"[A-Za-z]+"\s*,\s*"url"\s*:\s*"([^"]{1,16384})"|"name"\s*:\s*"([\w-]{1,64})"\s*,\s*"value"/g;

/** Characters behind a proof in which the other headers of its request are looked for. */
const REACH = 8_192;

/** Undefined for what is not a HAR file. */
export function readHarMarks(text: string): readonly HarMark[] | undefined {
  if (
    !/^\s*\{\s*"log"\s*:\s*\{/.test(text.slice(0, 200)) &&
    !/^\s*\{[^{}]{0,400}"request"\s*:\s*\{/.test(text.slice(0, 1000))
  )
    return undefined;
  const marks: HarMark[] = [];
  let message: HarMark['message'] = 'request';
  let section: HarMark['section'];
  let names: string[] = [];
  let begin = 0;
  let request: (RequestContext & { text?: string }) | undefined;
  for (const match of text.matchAll(MARK)) {
    const [, word, url, header] = match;
    if (header !== undefined) {
      if (section !== 'headers' || message !== 'request') continue;
      names.push(header.toLowerCase());
      if (request && /^dpop$/i.test(header)) request.text = text.slice(begin, match.index + REACH);
      continue;
    }
    if (url !== undefined) {
      const from = match.index + match[0].length - url.length - 1;
      names = [];
      begin = match.index;
      request = { ...readOrigin(url), place: { from, to: from + url.length }, headerNames: names };
    } else if (word === 'request' || word === 'response') {
      message = word;
      section = undefined;
    } else section = word === 'postData' || word === 'content' ? 'other' : sectionOf(word);
    marks.push({ at: match.index, section, message, request });
  }
  return marks;
}

function sectionOf(word: string | undefined): HarMark['section'] {
  switch (word) {
    case 'headers':
    case 'cookies':
    case 'queryString':
    case 'params':
      return word;
    default:
      return undefined;
  }
}

/** The last mark before an offset. */
export function findMark(marks: readonly HarMark[], at: number): HarMark | undefined {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle]?.at ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return marks[low - 1];
}
