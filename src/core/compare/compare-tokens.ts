import { type DecodedToken, findPart, type JsonPart } from '../decode/decoded-token.ts';
import { pointerStep } from '../encoding/json-query.ts';
import type { JsonNode, JsonObject } from '../encoding/json-text.ts';
import { NUMERIC_DATE_CLAIMS } from '../time/numeric-date.ts';

/** One member of header or payload in two tokens; texts are JSON as it is written. */
export interface MemberComparison {
  readonly part: 'header' | 'payload';
  /** RFC 6901 pointer into the part. */
  readonly pointer: string;
  readonly outcome: 'same' | 'changed' | 'added' | 'removed';
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** Of a NumericDate that is in both: seconds from the first to the second. */
  readonly distance: number | undefined;
}

export interface TokenComparison {
  /** Undefined where a part can't be read as an object in both. */
  readonly header: readonly MemberComparison[] | undefined;
  readonly payload: readonly MemberComparison[] | undefined;
  readonly sameSignature: boolean;
}

/** Compares two tokens member by member; objects are entered, lists are compared as a whole. */
export function compareTokens(before: DecodedToken, after: DecodedToken): TokenComparison {
  const parts = (read: (token: DecodedToken) => DecodedToken['protectedHeader'] | undefined) =>
    [read(before), read(after)].map((part) => (part?.ok ? part.value : undefined));
  const [headerBefore, headerAfter] = parts(({ protectedHeader }) => protectedHeader);
  const [payloadBefore, payloadAfter] = parts(({ claimsSet }) => claimsSet);
  return {
    header: compareParts('header', headerBefore, headerAfter),
    payload: compareParts('payload', payloadBefore, payloadAfter),
    sameSignature: lastPart(before) === lastPart(after),
  };
}

function lastPart(token: DecodedToken): string | undefined {
  return (findPart(token, 'signature') ?? findPart(token, 'authenticationTag'))?.encoded;
}

function compareParts(
  part: 'header' | 'payload',
  before: JsonPart | undefined,
  after: JsonPart | undefined,
): MemberComparison[] | undefined {
  if (!before || !after) return undefined;
  const old = leavesOf(before.object);
  const now = leavesOf(after.object);
  const pointers = [...old.keys(), ...[...now.keys()].filter((pointer) => !old.has(pointer))];
  return pointers.map((pointer) => {
    const one = old.get(pointer);
    const two = now.get(pointer);
    const texts = { before: one && write(before.text, one), after: two && write(after.text, two) };
    return {
      part,
      pointer,
      ...texts,
      outcome: outcomeOf(texts),
      distance: distanceOf(pointer, one, two),
    };
  });
}

function outcomeOf(texts: {
  readonly before: string | undefined;
  readonly after: string | undefined;
}): MemberComparison['outcome'] {
  if (texts.before === undefined) return 'added';
  if (texts.after === undefined) return 'removed';
  return texts.before === texts.after ? 'same' : 'changed';
}

function distanceOf(
  pointer: string,
  one: JsonNode | undefined,
  two: JsonNode | undefined,
): number | undefined {
  if (one?.type !== 'number' || two?.type !== 'number') return undefined;
  return NUMERIC_DATE_CLAIMS.has(pointer.slice(1)) ? two.value - one.value : undefined;
}

/** A value as it is written, white space between its words left out. */
function write(text: string, { start, end }: JsonNode): string {
  return text.slice(start, end).replace(/("[^"\\]*(?:\\.[^"\\]*)*"?)|\s+/gs, '$1');
}

/** Every value that is not an object with members, by its pointer; of duplicate members the last. */
function leavesOf(root: JsonObject): Map<string, JsonNode> {
  const leaves = new Map<string, JsonNode>();
  const waiting: { readonly object: JsonObject; readonly pointer: string }[] = [
    { object: root, pointer: '' },
  ];
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    for (const { name, value } of next.object.members) {
      const pointer = next.pointer + pointerStep(name);
      if (value.type === 'object' && value.members.length > 0)
        waiting.push({ object: value, pointer });
      else leaves.set(pointer, value);
    }
  }
  return leaves;
}
