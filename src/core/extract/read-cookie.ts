import type { CookieAttribute, Place } from './token-context.ts';

const LONGEST_COOKIE = 8_192;
/** No cookie has more; what follows is another text with semicolons. */
const MOST_ATTRIBUTES = 20;
const ATTRIBUTE = /;[^;\n"'`<\\]*/y;

/** The attributes behind a cookie's value, up to the end of its line or string. */
export function readAttributes(
  text: string,
  start: number,
): { attributes: CookieAttribute[]; end: number } {
  const rest = text.slice(start, start + LONGEST_COOKIE);
  const attributes: CookieAttribute[] = [];
  let end = start;
  ATTRIBUTE.lastIndex = /[;\n"'`<\\]/.exec(rest)?.index ?? rest.length;
  for (let count = 0; count < MOST_ATTRIBUTES; count++) {
    const at = ATTRIBUTE.lastIndex + 1;
    const written = ATTRIBUTE.exec(rest)?.[0].slice(1);
    if (written === undefined) break;
    const trimmed = written.trim();
    const from = start + at + written.indexOf(trimmed);
    if (trimmed === '') continue;
    attributes.push(readAttribute(trimmed, { from, to: from + trimmed.length }));
    end = from + trimmed.length;
  }
  return { attributes, end };
}

function readAttribute(written: string, place: Place): CookieAttribute {
  const equals = written.indexOf('=');
  if (equals === -1) return { name: written, value: undefined, place };
  return { name: written.slice(0, equals).trim(), value: written.slice(equals + 1).trim(), place };
}

/** The attributes of a cookie of a HAR file's response: members of the object the value is in. */
export function readMemberAttributes(
  text: string,
  start: number,
): { attributes: CookieAttribute[]; end: number } {
  const rest = text.slice(start, start + LONGEST_COOKIE);
  const object = rest.slice(0, /[{}]/.exec(rest)?.index ?? 0);
  const attributes: CookieAttribute[] = [];
  for (const match of object.matchAll(MEMBER)) {
    const [written, member = '', word, flag] = match;
    const name = ATTRIBUTE_OF_MEMBER[member];
    if (!name || flag === 'false' || flag === 'null' || word === '') continue;
    const from = start + match.index;
    attributes.push({ name, value: word, place: { from, to: from + written.length } });
  }
  return { attributes, end: start + object.length };
}

const MEMBER =
  /"(path|domain|expires|httpOnly|secure|sameSite)"\s*:\s*(?:"([^"]*)"|(true|false|null))/g;
const ATTRIBUTE_OF_MEMBER: Readonly<Record<string, string>> = {
  path: 'Path',
  domain: 'Domain',
  expires: 'Expires',
  httpOnly: 'HttpOnly',
  secure: 'Secure',
  sameSite: 'SameSite',
};
