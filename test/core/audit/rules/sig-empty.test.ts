import { expect, test } from 'vitest';
import { auditLines } from '../build-subject.ts';

test.each([
  ['an empty third part', ''],
  ['no third part', null],
])('reports a signed token with %s', (_, signature) => {
  expect(auditLines({ signature })).toEqual(['critical sig-empty signature']);
});

test.each([
  ['a signature', { alg: 'RS256' }, 'c2ln', ['high sig-length signature']],
  ['no "alg"', { typ: 'JWT' }, '', ['high alg-missing ']],
  ['an "alg" that is no string', { alg: 256 }, '', ['high alg-missing /alg']],
])('stays silent with %s', (_, header, signature, lines) => {
  expect(auditLines({ header, signature })).toEqual(lines.map((line) => line.trim()));
});
