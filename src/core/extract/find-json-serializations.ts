import { findMember, visitValues } from '../encoding/json-query.ts';
import {
  type JsonMember,
  type JsonNode,
  type JsonObject,
  parseJson,
} from '../encoding/json-text.ts';
import {
  type FoundToken,
  type JsonFormProblem,
  type JsonMemberPlace,
  PLAIN,
  type SourceRun,
  type UnprotectedHeader,
} from './found-token.ts';
import { STANDS_ALONE } from './token-context.ts';

const SIGN_OF_JSON = /"(?:signatures?|ciphertext)"\s*:/;
/** Signatures or recipients of one object that are read, and the characters they may come to. */
const MOST_SIGNATURES = 500;
const MOST_CHARACTERS = 5_000_000;

/**
 * Finds the tokens that are written in JSON (RFC 7515 §7.2, RFC 7516 §7.2),
 * wherever they are in a text: one for each signature or recipient.
 */
export function findJsonSerializations(text: string): FoundToken[] {
  if (!SIGN_OF_JSON.test(text)) return [];
  const found: FoundToken[] = [];
  // Characters of broken JSON that are read in search of a whole object.
  let patience = 100_000 + 8 * text.length;
  let start = text.indexOf('{');
  while (start !== -1 && patience > 0) {
    const read = readObjectAt(text, start);
    if (read.root) found.push(...findInDocument(text, start, read.root));
    else patience -= read.length;
    start = text.indexOf('{', start + (read.root ? read.length : 1));
  }
  return found;
}

/** The JSON value that begins there, whatever is behind it. */
function readObjectAt(
  text: string,
  start: number,
): { readonly root?: JsonNode; readonly length: number } {
  const rest = text.slice(start);
  const whole = parseJson(rest);
  if (whole.ok) return { root: whole.value, length: rest.length };
  const length = whole.problem.offset;
  const first = whole.problem.code === 'json-text-after' ? parseJson(rest.slice(0, length)) : whole;
  return first.ok ? { root: first.value, length } : { length };
}

function findInDocument(text: string, offset: number, root: JsonNode): FoundToken[] {
  const found: FoundToken[] = [];
  let inside = -1;
  for (const { value } of visitValues(root)) {
    if (value.type !== 'object' || value.start < inside) continue;
    const tokens = readSerialization(text.slice(offset), offset, value);
    if (tokens.length > 0) inside = value.end;
    found.push(...tokens);
  }
  return found;
}

/** What differs between the two kinds of token. */
interface Kind {
  /** The list of the general form. */
  readonly list: 'signatures' | 'recipients';
  /** The members of the parts, in the order of the compact form. */
  readonly parts: readonly string[];
  /** Which of these belong to one signature or recipient. */
  readonly own: ReadonlySet<string>;
}

const JWS: Kind = {
  list: 'signatures',
  parts: ['protected', 'payload', 'signature'],
  own: new Set(['protected', 'signature', 'header']),
};
const JWE: Kind = {
  list: 'recipients',
  parts: ['protected', 'encrypted_key', 'iv', 'ciphertext', 'tag'],
  own: new Set(['encrypted_key', 'header']),
};

/** The tokens that an object is; none where it is another thing. */
function readSerialization(text: string, offset: number, object: JsonObject): FoundToken[] {
  const kind = kindOf(object);
  if (!kind) return [];
  const list = findMember(object, kind.list)?.value;
  const items = list?.type === 'array' ? list.items : undefined;
  const all = items ? items.filter((item) => item.type === 'object') : [object];
  // Each of them has the payload in its compact form.
  const most = Math.min(MOST_SIGNATURES, MOST_CHARACTERS / (object.end - object.start));
  const holders = all.slice(0, Math.max(1, Math.floor(most)));
  const mixed = items
    ? object.members.filter(({ name }) => kind.own.has(name)).map(({ name }) => name)
    : [];
  const unprotected = findMember(object, 'unprotected');
  const repeated = repeatedMembers([object, unprotected?.value]);
  return holders.map((holder, index) => {
    const own = (name: string) =>
      findMember(kind.own.has(name) ? holder : object, name) ?? undefined;
    const members = kind.parts.map(own);
    const headers = [unprotected, own('header')];
    const shape = joinParts(members, offset);
    return {
      compact: shape.compact,
      start: offset + object.start,
      end: offset + object.end,
      runs: shape.runs,
      label: undefined,
      context: STANDS_ALONE,
      removed: [],
      standing: PLAIN,
      json: {
        syntax: items ? 'general' : 'flattened',
        index,
        count: all.length,
        ...(holders.length < all.length ? { read: holders.length } : {}),
        source: text.slice(object.start, object.end),
        bounds: shape.bounds,
        members: members.map((member) => placeOf(member, object.start)),
        insertAt: holder.start + 1 - object.start,
        unprotected: headers.flatMap((member) => readHeader(text, member)),
        aad: textOf(findMember(object, 'aad')),
        faults: [
          ...mixed.map((name) => ({ code: 'mixed-forms', name }) as const),
          ...withRepeated(repeated, [holder === object ? undefined : holder, headers[1]?.value]),
          ...wrongTypes(members, headers),
        ],
      },
    };
  });
}

/** A webhook may have a "payload" and a "signature", too: only with a header it is a token. */
function kindOf(object: JsonObject): Kind | undefined {
  const has = (name: string) => findMember(object, name) !== undefined;
  const hasHeader = has('protected') || has('header');
  const signatures = findMember(object, 'signatures')?.value;
  if (signatures?.type === 'array') return signatures.items.some(isSigner) ? JWS : undefined;
  if (findMember(object, 'signature')?.value.type === 'string' && hasHeader) return JWS;
  const isEncrypted = hasHeader || has('unprotected') || has('recipients');
  return findMember(object, 'ciphertext')?.value.type === 'string' && isEncrypted ? JWE : undefined;
}

function isSigner(node: JsonNode): boolean {
  if (node.type !== 'object' || !findMember(node, 'signature')) return false;
  return ['protected', 'header'].some((name) => findMember(node, name));
}

function joinParts(members: readonly (JsonMember | undefined)[], offset: number) {
  const runs: SourceRun[] = [];
  const bounds: { start: number; end: number }[] = [];
  let compact = '';
  for (const member of members) {
    if (bounds.length > 0) compact += '.';
    const start = compact.length;
    const value = member?.value;
    if (value?.type === 'string') {
      runs.push(...runsOf(value, offset, start));
      compact += value.value;
    }
    bounds.push({ start, end: compact.length });
  }
  return { compact, runs, bounds };
}

/** One run, as long as no escape makes the text longer than what it says. */
function runsOf({ start, end, value }: JsonNode & { type: 'string' }, offset: number, at: number) {
  const from = offset + start + 1;
  const to = offset + end - 1;
  return from < to && to - from === value.length ? [{ from, to, at }] : [];
}

function placeOf(member: JsonMember | undefined, base: number): JsonMemberPlace | undefined {
  return (
    member && {
      name: member.name,
      start: member.value.start - base,
      end: member.value.end - base,
    }
  );
}

function readHeader(text: string, member: JsonMember | undefined): UnprotectedHeader[] {
  if (member?.value.type !== 'object') return [];
  const name = member.name === 'unprotected' ? 'unprotected' : 'header';
  return [{ name, text, object: member.value }];
}

function textOf(member: JsonMember | undefined): string | undefined {
  return member?.value.type === 'string' ? member.value.value : undefined;
}

/** Names that are twice in one object. */
function repeatedMembers(nodes: readonly (JsonNode | undefined)[]): ReadonlySet<string> {
  const repeated = new Set<string>();
  for (const node of nodes) {
    const names = new Set<string>();
    for (const { name } of node?.type === 'object' ? node.members : []) {
      if (names.has(name)) repeated.add(name);
      names.add(name);
    }
  }
  return repeated;
}

function withRepeated(
  shared: ReadonlySet<string>,
  own: readonly (JsonNode | undefined)[],
): JsonFormProblem[] {
  const repeated = new Set([...shared, ...repeatedMembers(own)]);
  return Array.from(repeated, (name) => ({ code: 'member-repeated', name }));
}

function wrongTypes(
  texts: readonly (JsonMember | undefined)[],
  objects: readonly (JsonMember | undefined)[],
): JsonFormProblem[] {
  const wrong = (members: typeof texts, type: JsonNode['type'], expected: 'text' | 'object') =>
    members.flatMap((member) =>
      member && member.value.type !== type
        ? [{ code: 'member-type', name: member.name, expected } as const]
        : [],
    );
  return [...wrong(texts, 'string', 'text'), ...wrong(objects, 'object', 'object')];
}
