import { expect, test } from 'vitest';
import { type JsonObject, parseJson } from '../../../src/core/encoding/json-text.ts';
import {
  countEntries,
  countStatuses,
  readPackedList,
  readReference,
  type StatusBits,
  statusAt,
} from '../../../src/core/status-list/status-list.ts';

function objectOf(value: unknown): JsonObject {
  const parsed = parseJson(JSON.stringify(value));
  if (!parsed.ok || parsed.value.type !== 'object') throw new Error('not an object');
  return parsed.value;
}

/** The lists of Token Status List §4.1, byte for byte. */
test.each<[StatusBits, number[], number[]]>([
  [1, [0xb9, 0xa3], [1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1]],
  [2, [0xc9, 0x44, 0xf9], [1, 2, 0, 3, 0, 1, 0, 1, 1, 2, 3, 3]],
  [4, [0x21, 0xf0], [1, 2, 0, 15]],
  [8, [0x00, 0xff], [0, 255]],
])('reads lists of %i bits from the least significant bit', (bits, bytes, statuses) => {
  const list = { bits, bytes: Uint8Array.from(bytes) };
  expect(statuses.map((_, index) => statusAt(list, index))).toEqual(statuses);
  expect(countEntries(list)).toBe(statuses.length);
  expect(statusAt(list, statuses.length)).toBeUndefined();
  const counts = [...countStatuses(list).values()];
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(statuses.length);
  for (const [status, count] of countStatuses(list)) {
    expect(statuses.filter((each) => each === status)).toHaveLength(count);
  }
});

test.each([
  [
    { idx: 0, uri: 'https://a.test/1' },
    { ok: true, value: { index: 0, uri: 'https://a.test/1' } },
  ],
  [
    { idx: 2 ** 40, uri: 'u' },
    { ok: true, value: { index: 2 ** 40, uri: 'u' } },
  ],
  ['text', { ok: false, problem: 'not-an-object' }],
  [{ uri: 'u' }, { ok: false, problem: 'index' }],
  [
    { idx: -1, uri: 'u' },
    { ok: false, problem: 'index' },
  ],
  [
    { idx: 1.5, uri: 'u' },
    { ok: false, problem: 'index' },
  ],
  [
    { idx: '1', uri: 'u' },
    { ok: false, problem: 'index' },
  ],
  [
    { idx: 2 ** 60, uri: 'u' },
    { ok: false, problem: 'index' },
  ],
  [{ idx: 1 }, { ok: false, problem: 'uri' }],
  [
    { idx: 1, uri: '' },
    { ok: false, problem: 'uri' },
  ],
])('reads the reference %j', (reference, expected) => {
  expect(readReference(objectOf({ status: { status_list: reference } }))).toEqual(expected);
});

test.each([{}, { status: {} }, { status: 'text' }, { status_list: { idx: 0, uri: 'u' } }])(
  'finds no reference in %j',
  (claims) => expect(readReference(objectOf(claims))).toBeUndefined(),
);

test.each([
  [{ bits: 1, lst: 'eNrbuRgAAhcBXQ' }, undefined],
  ['text', 'not-an-object'],
  [{ bits: 3, lst: 'eNrbuRgAAhcBXQ' }, 'bits'],
  [{ bits: '1', lst: 'eNrbuRgAAhcBXQ' }, 'bits'],
  [{ lst: 'eNrbuRgAAhcBXQ' }, 'bits'],
  [{ bits: 1 }, 'lst'],
  [{ bits: 1, lst: 'e+/=' }, 'not-base64url'],
])('reads the list %j', (list, problem) => {
  const read = readPackedList(undefined, objectOf({ status_list: list }));
  expect(read?.ok === false ? read.problem : undefined).toBe(problem);
});

test('finds no list in other tokens, and names a list that its type promises', () => {
  expect(readPackedList(objectOf({ typ: 'JWT' }), objectOf({}))).toBeUndefined();
  const promised = readPackedList(objectOf({ typ: 'application/statuslist+jwt' }), objectOf({}));
  expect(promised).toEqual({ ok: false, problem: 'not-an-object' });
});
