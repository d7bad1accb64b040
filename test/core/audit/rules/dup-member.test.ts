import { expect, test } from 'vitest';
import { auditToken } from '../audit-all.ts';
import { auditLines, buildSubject, NOW } from '../build-subject.ts';

const TIMES = `"iss":"issuer","iat":${NOW},"exp":${NOW + 60}`;

test.each([
  ['alg in the header', '{"alg":"HS256","alg":"RS256"}', `{${TIMES}}`, 'high dup-member /alg'],
  [
    'typ in the header',
    '{"alg":"RS256","typ":"a","typ":"b"}',
    `{${TIMES}}`,
    'medium dup-member /typ',
  ],
  ['sub', '{"alg":"RS256"}', `{${TIMES},"sub":"a","sub":"b"}`, 'high dup-member /sub'],
  ['equal values', '{"alg":"RS256"}', `{${TIMES},"sub":"a","sub":"a"}`, 'high dup-member /sub'],
  [
    'an escaped name',
    '{"alg":"RS256"}',
    `{${TIMES},"aud":"a","\\u0061ud":"b"}`,
    'high dup-member /aud',
  ],
  [
    'a nested name',
    '{"alg":"RS256"}',
    `{${TIMES},"a":[{"b/c":1,"b/c":2}]}`,
    'medium dup-member /a/0/b~1c',
  ],
  ['three values', '{"alg":"RS256"}', `{${TIMES},"x":1,"x":2,"x":3}`, 'medium dup-member /x'],
  [
    'toString',
    '{"alg":"RS256"}',
    `{${TIMES},"toString":1,"toString":2}`,
    'medium dup-member /toString',
  ],
])('reports %s', (_, header, payload, line) => {
  expect(auditLines({ header, payload })).toEqual([line]);
});

test.each([
  ['names that differ in case', `{${TIMES},"Color":1,"COLOR":2}`],
  ['the same name in different objects', `{${TIMES},"a":{"x":1},"b":{"x":1},"x":1}`],
  ['names of every object', `{${TIMES},"constructor":1,"toString":2,"valueOf":3}`],
])('stays silent for %s', (_, payload) => {
  expect(auditLines({ payload })).toEqual([]);
});

test.each([
  ['"sub":"ann","sub":"bob"', '"ann" vs "bob"'],
  ['"x":"ann","x":"ann"', '"ann"'],
  ['"x":1,"x":2,"x":{"y":3}', '1 vs an object'],
  ['"x":[1,2],"x":null', 'an array of length 2 vs null'],
  ['"x":12345678901234567890,"x":1.0', '12345678901234567890 vs 1.0'],
  [`"x":"${'y'.repeat(100)}","x":""`, `"${'y'.repeat(58)}… vs ""`],
  ['"password":"hunter2-hunter2","password":"x"', 'hunt…r2 vs ••••••'],
  ['"n":"4111 1111 1111 1111","n":1', '4111…11 vs 1'],
])('names both values of %s', (members, values) => {
  const findings = auditToken(buildSubject({ payload: `{${TIMES},${members}}` }));
  const finding = findings.find(({ code }) => code === 'dup-member');
  expect(finding?.why).toContain(`: ${values}.`);
  expect(finding?.where.target).toBe('name');
});
