import { expect, test } from 'vitest';
import { auditLines } from './build-subject.ts';

test.each([
  ['an empty third part', ''],
  ['no third part', null],
])('reports a signed token with %s', (_, signature) => {
  expect(auditLines({ signature })).toEqual(['critical sig-empty signature']);
});

test.each([
  ['a signature', { alg: 'RS256' }, 'c2ln'],
  ['no "alg"', { typ: 'JWT' }, ''],
  ['an "alg" that is no string', { alg: 256 }, ''],
])('stays silent with %s', (_, header, signature) => {
  expect(auditLines({ header, signature })).toEqual([]);
});
