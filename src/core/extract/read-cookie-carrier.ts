import { encodeUtf8 } from '../encoding/utf8.ts';
import type { HarMark } from './har-marks.ts';
import { readAttributes, readMemberAttributes } from './read-cookie.ts';
import type { TokenName } from './read-name.ts';
import { stepBack } from './step-back.ts';
import type { Surroundings } from './surroundings.ts';
import type { Carrier, Place } from './token-context.ts';

/** The cookie whose value the token is; undefined where it is none. */
export function readCookie(
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
  // A value in quotes of its own: the cookie's name is before them.
  const isQuoted = quote === '"' && cell === '' && outside.endsWith('=');
  const line = isQuoted ? outside.slice(outside.lastIndexOf('\n') + 1) : cell;
  const name = line.endsWith('=') ? nameBefore(line, line.length - 1) : undefined;
  const direction = name && cookieDirection(line, isQuoted ? '' : outside.replace(/\s+/g, ' '));
  if (!name || !direction) return undefined;
  const { attributes, end } =
    direction === 'set' ? readAttributes(text, isQuoted ? to + 1 : to) : NO_ATTRIBUTES;
  const place = { from: from - name.length - 1, to: Math.max(to, end) };
  const sizes = [sizeOf(name, text, from, to)];
  return { kind: 'cookie', direction, name, attributes, sizes, place };
}

function nameBefore(line: string, at: number): string | undefined {
  return line.slice(stepBack(line, at, 0, /[^;=\s,"'`:]/), at) || undefined;
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
  const sizes = [sizeOf(name, text, from, to)];
  return { kind: 'cookie', direction, name, attributes, sizes, place };
}

/** Bytes of name and value, which is what browsers limit. */
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
