import { encodeUtf8 } from '../encoding/utf8.ts';
import { Requests } from './find-requests.ts';
import { findMark, type HarMark, readHarMarks } from './har-marks.ts';
import { readAttributes, readMemberAttributes } from './read-cookie.ts';
import { readName, type TokenName } from './read-name.ts';
import { readUrl } from './read-url.ts';
import { readSurroundings, type Surroundings } from './surroundings.ts';
import type { Carrier, Place, TokenContext } from './token-context.ts';

/** What a token is called, and how it travels. */
export interface Located {
  readonly label: string | undefined;
  readonly context: TokenContext;
}

/** Headers that carry tokens, besides those that begin with "x-". */
const TOKEN_HEADERS: ReadonlySet<string> = new Set([
  'authorization',
  'proxy-authorization',
  'authentication',
  'dpop',
  'apikey',
  'sec-websocket-protocol',
  'cf-access-jwt-assertion',
  'oauth-client-attestation',
  'oauth-client-attestation-pop',
  'client-attestation',
]);

/** What is read of a text once, for all of its tokens. */
export interface Overview {
  readonly marks: readonly HarMark[] | undefined;
  readonly requests: Requests | undefined;
}

export function readOverview(text: string): Overview {
  const marks = readHarMarks(text);
  return { marks, requests: marks ? undefined : new Requests(text) };
}

/** Reads what the text around a token tells of it. */
export function readContext(text: string, place: Place, { marks, requests }: Overview): Located {
  const surroundings = readSurroundings(text, place.from);
  const named = readName(surroundings, text.slice(place.to, place.to + 200));
  const mark = marks && findMark(marks, place.from);
  const carrier = readCarrier(text, place, surroundings, named, mark);
  const request = mark ? mark.request : requests?.find(place.from);
  return { label: labelOf(carrier, named), context: { carrier, request } };
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
  surroundings: Surroundings,
  named: TokenName,
  mark: HarMark | undefined,
): Carrier {
  return (
    readCookie(text, place, surroundings, named, mark) ??
    readListed(place, named, mark) ??
    readUrl(text, place) ??
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

function readCookie(
  text: string,
  { from, to }: Place,
  surroundings: Surroundings,
  named: TokenName,
  mark: HarMark | undefined,
): Carrier | undefined {
  if (named.isPair && mark?.section === 'cookies') {
    return readListedCookie(text, { from, to }, named.name ?? '', mark);
  }
  const { cell, quote, outside } = surroundings;
  // A value in quotes of its own: the cookie's name stands before them.
  const isQuoted = quote === '"' && cell === '' && outside.endsWith('=');
  const line = isQuoted ? outside.slice(outside.lastIndexOf('\n') + 1) : cell;
  const name = /([^;=\s,"'`:]+)=$/.exec(line)?.[1];
  const direction = name && cookieDirection(line, isQuoted ? '' : outside);
  if (!name || !direction) return undefined;
  const { attributes, end } =
    direction === 'set' ? readAttributes(text, isQuoted ? to + 1 : to) : NO_ATTRIBUTES;
  const place = { from: from - name.length - 1, to: Math.max(to, end) };
  return {
    kind: 'cookie',
    direction,
    name,
    attributes,
    sizes: [sizeOf(name, text, from, to)],
    place,
  };
}

const NO_ATTRIBUTES = { attributes: [], end: 0 } as const;

/** In a HAR file: sent with a request, set by a response. */
function readListedCookie(
  text: string,
  { from, to }: Place,
  name: string,
  { message }: HarMark,
): Carrier {
  const direction = message === 'request' ? 'sent' : 'set';
  const { attributes, end } = direction === 'set' ? readMemberAttributes(text, to) : NO_ATTRIBUTES;
  const place = { from, to: Math.max(to, end) };
  return {
    kind: 'cookie',
    direction,
    name,
    attributes,
    sizes: [sizeOf(name, text, from, to)],
    place,
  };
}

/** Octets of name and value, which is what browsers limit. */
function sizeOf(name: string, text: string, from: number, to: number): number {
  return encodeUtf8(name + text.slice(from, to)).length;
}

/** Other cookies, and the name of the one that is meant. */
const COOKIES_BEFORE = /^(?:[^;=]*=[^;]*;)*[^;=]*=$/;

/** Whether `name=` before a token is that of a cookie. */
function cookieDirection(cell: string, outside: string): 'set' | 'sent' | undefined {
  const inCell = /(?:^|[\s"'`[{(,>])(set-)?cookie2?\s*:([\s\S]*)$/i.exec(cell);
  if (inCell && COOKIES_BEFORE.test(inCell[2] ?? '')) return inCell[1] ? 'set' : 'sent';
  if (!COOKIES_BEFORE.test(cell)) return undefined;
  if (
    /set-cookie["'`]?\s*(?:[:=,]|=>|\]\s*=|"value"\s*:)[^"'`]*["'`]?\s*[[(]?\s*["'`]?$|document\.cookie\s*=\s*$|"set-cookie"\s*,\s*"value"\s*:\s*$/i.test(
      outside,
    )
  )
    return 'set';
  if (
    /(?:^|["'`\s])cookie["'`]?\s*(?:[:=,]|=>)\s*$|(?:^|\s)(?:-b|--cookie)[ =]*\$?$|"cookie"\s*,\s*"value"\s*:\s*$/i.test(
      outside,
    )
  )
    return 'sent';
  return undefined;
}

function readHeader(
  { to }: Place,
  { cellStart, cell, quote, outside }: Surroundings,
  { name, separator, isPair, scheme, call }: TokenName,
  mark: HarMark | undefined,
): Carrier | undefined {
  if (name === undefined || (separator === '=' && !TOKEN_HEADERS.has(name.toLowerCase())))
    return undefined;
  const isKnown = TOKEN_HEADERS.has(name.toLowerCase()) || /^x-[\w-]+$/i.test(name);
  const isLine = startsLine(cell, name);
  const isOption = isLine && /(?:-H|--header)[ =]*\$?$/.test(outside);
  const inHar = isPair && mark?.section === 'headers';
  const isCall = separator === 'call' && /header|set$|append$|add$/i.test(call ?? '') && isKnown;
  if (!isKnown && !isOption && !inHar && !isCall) return undefined;
  const quoted = quote === '"' && separator === ':' && !isPair && isHeaderLine(outside, name);
  return { kind: 'header', name, scheme, quoted, place: { from: cellStart, to } };
}

/** `Authorization: "Bearer …"` as a line, where no code would take the quotes away. */
function isHeaderLine(outside: string, name: string): boolean {
  const line = outside.slice(outside.lastIndexOf('\n') + 1);
  return startsLine(line, name) && line.trim().length === name.length + 1;
}

/** Whether a line begins with that header, perhaps behind the mark of cURL's own log. */
function startsLine(line: string, name: string): boolean {
  const header = line.replace(/^\s*[><]?\s*/, '');
  return header.toLowerCase().startsWith(`${name.toLowerCase()}:`);
}

const DECLARATION =
  /(?:\b(?:const|let|var|val|final|static|String|string|export|set|setx|env|ENV|ARG|declare|local|readonly)|\$env:|\$)\s*(?:\w+\s+)?$/;

function readNamed(
  text: string,
  { from, to }: Place,
  { cellStart }: Surroundings,
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
    return { kind: 'header', name: 'Authorization', scheme, quoted: false, place };
  }
  const isVariable =
    separator === '=' &&
    (call !== undefined ||
      DECLARATION.test(before) ||
      /^[A-Z][A-Z0-9_]+$/.test(name) ||
      fillsLine(before, text.slice(to, to + 200)));
  return { kind: isVariable ? 'variable' : 'member', name, place };
}

/** Nothing else stands in the line but a comment. */
function fillsLine(before: string, after: string): boolean {
  return /(?:^|\n)\s*$/.test(before) && /^["'`)]*;?[ \t]*(?:(?:#|\/\/).*)?(?:\r?\n|$)/.test(after);
}
