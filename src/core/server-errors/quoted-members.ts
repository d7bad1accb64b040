import type { DecodedToken } from '../decode/decoded-token.ts';
import { type JsonNode, type JsonObject, parseJson } from '../encoding/json-text.ts';
import { quote } from '../words/quote.ts';
import { say } from '../words/say.ts';

/** A header parameter or claim whose value a message prints. */
export interface QuotedMember {
  readonly part: 'header' | 'payload';
  readonly name: string;
  readonly value: string;
}

/** So many objects in one message are read. */
const MOST_OBJECTS = 8;

const HEADER_NAMES = ['alg', 'kid', 'typ', 'enc', 'jku', 'x5t'];
const CLAIM_NAMES = ['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti', 'azp', 'client_id'];

/** The key ID in quotes, as most libraries write it. */
const KEY_ID =
  /\b(?:kid|key id|signing key that matches:?)['"]?[ :=]{0,4}(?:"(?<a>[^"\n]{1,200})"|'(?<b>[^'\n]{1,200})')/i;

/** In a header as Java prints a map: {alg=RS256, kid=a}. */
const IN_JAVA_MAP = /[{,] ?kid=(?<kid>[^{},"\n]{1,200})[,}]/;

/** What a message quotes of the token that the server was sent. */
export function quotedMembers(message: string, kid: string | undefined): QuotedMember[] {
  const members = objectsIn(message).flatMap(membersOf);
  if (members.some(({ name }) => name === 'kid')) return members;
  const match = KEY_ID.exec(message);
  const keyId =
    kid ?? match?.groups?.a ?? match?.groups?.b ?? IN_JAVA_MAP.exec(message)?.groups?.kid;
  return keyId === undefined
    ? members
    : [...members, { part: 'header', name: 'kid', value: keyId }];
}

/** Whether the message is about the token on the page, as far as it quotes it; "" where it does not. */
export function compareQuoted(
  quoted: readonly QuotedMember[],
  token: DecodedToken | undefined,
): string {
  if (!token) return '';
  const known = quoted.flatMap((member) => {
    const value = valueIn(token, member);
    return value === undefined && member.name !== 'kid' ? [] : [{ ...member, here: value }];
  });
  const other = known.find(({ value, here }) => here !== value);
  if (other) {
    return other.here === undefined
      ? say`The message names “${other.name}” ${quote(other.value)}, which the token on this page does not have, so the server received a different token.`
      : say`The message names “${other.name}” ${quote(other.value)}, but the token on this page has ${quote(other.here)}, so the server received a different token.`;
  }
  const [first] = known;
  return first
    ? say`The message names “${first.name}” ${quote(first.value)}, as in the token on this page.`
    : '';
}

function valueIn(token: DecodedToken, { part, name }: QuotedMember): string | undefined {
  const json = part === 'header' ? token.protectedHeader : token.claimsSet;
  const node = json?.ok ? json.value.object.members.find((each) => each.name === name) : undefined;
  return node && plainValue(node.value);
}

function plainValue(node: JsonNode): string | undefined {
  switch (node.type) {
    case 'string':
      return node.value;
    case 'number':
      return node.text;
    default:
      return undefined;
  }
}

function membersOf({ members }: JsonObject): QuotedMember[] {
  const isHeader = members.some(({ name }) => name === 'alg' || name === 'kid');
  const names = isHeader ? HEADER_NAMES : CLAIM_NAMES;
  return members.flatMap(({ name, value }) => {
    const plain = plainValue(value);
    return plain === undefined || !names.includes(name)
      ? []
      : [{ part: isHeader ? 'header' : 'payload', name, value: plain } as const];
  });
}

/** The JSON objects in a text, the outermost each, found in one pass. */
function objectsIn(text: string): JsonObject[] {
  const found: JsonObject[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length && found.length < MOST_OBJECTS; at += 1) {
    const character = text[at];
    if (character === '{') {
      if (depth === 0) start = at;
      depth += 1;
    } else if (character === '}' && depth > 0) {
      depth -= 1;
      if (depth > 0) continue;
      const parsed = parseJson(text.slice(start, at + 1));
      if (parsed.ok && parsed.value.type === 'object') found.push(parsed.value);
    }
  }
  return found.flatMap(withInner);
}

/** An object and those inside it: a body may hold the claims in a member of its own. */
function withInner(object: JsonObject): JsonObject[] {
  const inner = object.members.flatMap(({ value }) => (value.type === 'object' ? [value] : []));
  return [object, ...inner];
}
