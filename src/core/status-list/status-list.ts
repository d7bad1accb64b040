import { decodeBase64url } from '../encoding/base64url.ts';
import { findMember, findPointer, stringMember } from '../encoding/json-query.ts';
import type { JsonNode, JsonObject } from '../encoding/json-text.ts';
import { plainType } from '../registry/plain-type.ts';
import { fail, ok, type Result } from '../result.ts';

/** Bits of one entry (Token Status List §4.1). */
export type StatusBits = 1 | 2 | 4 | 8;

/** The statuses of many tokens, uncompressed. */
export interface StatusList {
  readonly bits: StatusBits;
  readonly bytes: Uint8Array;
}

/** Where a token says that its status is (§6.2). */
export interface StatusReference {
  readonly index: number;
  readonly uri: string;
}

export type ReferenceProblem = 'not-an-object' | 'index' | 'uri';

/** The claim of a status list token, before it is uncompressed (§4.2). */
export interface PackedList {
  readonly bits: StatusBits;
  readonly packed: Uint8Array<ArrayBuffer>;
}

export type StatusListProblem =
  | 'not-an-object'
  | 'bits'
  | 'lst'
  | 'not-base64url'
  | 'not-zlib'
  | 'too-large';

/** Bytes of the largest list that is read: 128 million entries of one bit. */
export const MAX_STATUS_LIST = 16_000_000;

/** Undefined for a token that refers to no status list. */
export function readReference(
  claims: JsonObject,
): Result<StatusReference, ReferenceProblem> | undefined {
  const value = findPointer(claims, '/status/status_list')?.value;
  if (!value) return undefined;
  if (value.type !== 'object') return fail('not-an-object');
  const index = wholeNumber(findMember(value, 'idx')?.value);
  const uri = stringMember(value, 'uri');
  if (index === undefined) return fail('index');
  return uri === undefined || uri === '' ? fail('uri') : ok({ index, uri });
}

/** Undefined for a token that is not a status list. */
export function readPackedList(
  header: JsonObject | undefined,
  claims: JsonObject,
): Result<PackedList, StatusListProblem> | undefined {
  const value = findMember(claims, 'status_list')?.value;
  if (!value) return isListType(header) ? fail('not-an-object') : undefined;
  if (value.type !== 'object') return fail('not-an-object');
  const bits = wholeNumber(findMember(value, 'bits')?.value);
  if (bits !== 1 && bits !== 2 && bits !== 4 && bits !== 8) return fail('bits');
  const text = stringMember(value, 'lst');
  if (text === undefined) return fail('lst');
  const packed = decodeBase64url(text);
  return packed.ok ? ok({ bits, packed: packed.value }) : fail('not-base64url');
}

/** Whether a header says that its token is a status list (§5.1). */
export function isListType(header: JsonObject | undefined): boolean {
  return plainType((header && stringMember(header, 'typ')) ?? '') === 'statuslist+jwt';
}

export function countEntries({ bits, bytes }: StatusList): number {
  return (bytes.length * 8) / bits;
}

/** The status at an index, the least significant bits of a byte first (§4.1); undefined beyond the end. */
export function statusAt({ bits, bytes }: StatusList, index: number): number | undefined {
  const perByte = 8 / bits;
  const byte = bytes[Math.floor(index / perByte)];
  if (byte === undefined) return undefined;
  return (byte >> ((index % perByte) * bits)) & (2 ** bits - 1);
}

/** How many entries have each status, those that occur, in the order of their values. */
export function countStatuses({ bits, bytes }: StatusList): ReadonlyMap<number, number> {
  const ofBytes = new Array<number>(256).fill(0);
  for (const byte of bytes) ofBytes[byte] = (ofBytes[byte] ?? 0) + 1;
  const counts = new Array<number>(2 ** bits).fill(0);
  ofBytes.forEach((count, byte) => {
    for (let shift = 0; shift < 8; shift += bits) {
      const status = (byte >> shift) & (2 ** bits - 1);
      counts[status] = (counts[status] ?? 0) + count;
    }
  });
  return new Map([...counts.entries()].filter(([, count]) => count > 0));
}

function wholeNumber(value: JsonNode | undefined): number | undefined {
  const isWhole = value?.type === 'number' && Number.isSafeInteger(value.value) && value.value >= 0;
  return isWhole ? value.value : undefined;
}
