import { expect, test } from 'vitest';
import { readToken } from '../../read-token.ts';
import { auditToken } from '../audit-all.ts';
import { auditLines, buildSubject, GOOD_CLAIMS } from '../build-subject.ts';

test.each([
  ['with an empty third part', ''],
  ['without a third part', null],
])('reports an unsecured token %s, and no missing signature beside it', (_, signature) => {
  expect(auditLines({ header: { alg: 'none' }, signature })).toEqual(['critical alg-none /alg']);
});

test.each([
  ['another case', '{"alg":"None"}', ''],
  ['spaces', '{"alg":" none "}', ''],
  ['full-width letters', '{"alg":"\uff4e\uff4f\uff4e\uff45"}', ''],
  ['an escape in the value', '{"alg":"n\\u006fne"}', ''],
  ['an escape in the name', '{"\\u0061lg":"none"}', ''],
  ['a signature behind it', '{"alg":"none"}', 'c2ln'],
  ['another case and a signature', '{"alg":"NONE"}', 'c2ln'],
])('reports "none" disguised by %s', (_, header, signature) => {
  expect(auditLines({ header, signature })).toEqual(['critical alg-none-disguised /alg']);
});

test.each([
  ['RS256', []],
  ['HS256', []],
  ['nonesuch', ['medium alg-unregistered /alg']],
  ['no-ne', ['medium alg-unregistered /alg']],
])('stays silent for "%s"', (alg, lines) => {
  expect(auditLines({ header: { alg } })).toEqual(lines);
});

test('stays silent while only the header is there', () => {
  const findings = auditToken({ ...buildSubject({}), token: readToken('eyJhbGciOiJub25lIn0') });
  expect(findings.map(({ code }) => code)).toEqual(['shape-parts']);
});

test('stays silent for an encrypted token and for a header that cannot be read', () => {
  expect(auditLines({ header: { alg: 'none', enc: 'A128GCM' }, signature: 'AA.AA.AA' })).toEqual(
    [],
  );
  expect(auditLines({ header: '{"alg":"none"', signature: '', payload: GOOD_CLAIMS })).toEqual([
    'high json-invalid token',
  ]);
});
