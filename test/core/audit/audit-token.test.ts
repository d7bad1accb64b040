import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { processorTime } from '../../support/processor-time.ts';
import { auditToken, beginAudit } from './audit-all.ts';
import {
  auditCodes,
  auditLines,
  buildSubject,
  codesOfClaims,
  GOOD_CLAIMS,
  NOW,
  secretOf,
} from './build-subject.ts';

test('sorts from the worst to the least and keeps the order of rules and text', () => {
  const payload = {
    email: 'ann@example.org',
    pin: '1234',
    password: 'hunter2',
    key: { kty: 'oct', k: 'a' },
    nbf: NOW + 5,
  };
  expect(
    auditLines({ payload, header: { alg: 'HS256' }, key: secretOf(20), signature: '' }),
  ).toEqual([
    'critical sig-empty signature',
    'critical secret-in-claim /key',
    'high password-claim /pin',
    'high password-claim /password',
    'medium secret-short key',
    'medium exp-missing',
    'info pii-contact /email',
    'info token-not-yet /nbf',
  ]);
});

test('hides a finding only where another accounts for the same place', () => {
  const payload = { ...GOOD_CLAIMS, password: '$argon2id$v=19$m=65536', pwd: 'hunter2' };
  expect(auditCodes({ payload })).toEqual(['password-claim', 'password-hash']);
});

test('finds the same a rule at a time, and nothing before the last was asked', () => {
  const subject = buildSubject({ payload: { password: 'hunter2', email: 'ann@example.org' } });
  const run = beginAudit(subject);
  let steps = 1;
  for (; !run.advance(); steps++) expect(run.findings()).toBeUndefined();

  expect(steps).toBeGreaterThan(20);
  expect(run.findings()).toEqual(auditToken(subject));
  expect(run.findings()).not.toHaveLength(0);
});

describe('hostile names', () => {
  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'])(
    'takes "%s" for any other name, as name and as value',
    (name) => {
      const times = `"iat":${NOW},"exp":${NOW + 60}`;
      const known = name === '__proto__' ? ['proto-member', 'proto-member'] : [];
      expect(auditCodes({ payload: `{${times},"${name}":{"${name}":"${name}"}}` })).toEqual(known);
      const header = `{"alg":"${name}","typ":"${name}"}`;
      const payload = `{${times},"typ":"${name}","token_use":"${name}","iss":"${name}"}`;
      expect(auditCodes({ header, payload })).toEqual(['alg-unregistered']);
    },
  );

  test('shows no control characters and no long names in its words', () => {
    const name = `\u202e\u0000${'x'.repeat(5000)}.password`;
    const [finding] = auditToken(buildSubject({ payload: { ...GOOD_CLAIMS, [name]: 'hunter2' } }));
    expect(finding?.code).toBe('password-claim');
    expect(finding?.why).toMatch(/^“‹U\+202E›‹U\+0000›x{57}…” contains/);
  });
});

describe('any token', () => {
  const names = fc.oneof(
    fc.string(),
    fc.constantFrom('exp', 'nbf', 'iat', 'auth_time', 'typ', 'events', 'iss', 'aud', 'alg', 'jwk'),
    fc.constantFrom(
      'password',
      'card',
      'email',
      'kty',
      'd',
      'k',
      '__proto__',
      'constructor',
      'x5c',
    ),
  );
  const values = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom('none', 'HS256', 'ann@example.org', '4111111111111111', 'oct', NOW, NOW * 1e3),
  );
  const objects = fc
    .array(fc.tuple(names, values), { maxLength: 8 })
    .map((members) =>
      members.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(),
    )
    .map((members) => `{${members}}`);
  const sources = fc.oneof(objects, fc.json(), fc.string());

  test('is audited without an exception, and the same way twice', () => {
    fc.assert(
      fc.property(sources, sources, fc.constantFrom('', 'c2ln', null), (header, payload, end) => {
        const source = { header: `{"alg":"HS256"${header.slice(1)}`, payload, signature: end };
        for (const subject of [
          buildSubject(source),
          buildSubject({ ...source, header: objectText(header) }),
        ]) {
          expect(auditToken(subject)).toEqual(auditToken(subject));
        }
      }),
      { numRuns: 300 },
    );
  }, 30_000);

  test('gets no finding that shows a password', () => {
    const passwords = fc.stringMatching(/^[0-9a-f]{9,40}$/).filter((text) => /[a-f]/.test(text));
    fc.assert(
      fc.property(passwords, fc.boolean(), (password, twice) => {
        const member = `"password":"${password}"`;
        const payload = `{"exp":1,${member}${twice ? `,${member}` : ''}}`;
        expect(JSON.stringify(auditToken(buildSubject({ payload })))).not.toContain(password);
      }),
    );
  });
});

describe('large payloads', () => {
  const MEBIBYTE = 1024 * 1024;

  test.each([
    ['many small values', `[${'"a@b.c",'.repeat(MEBIBYTE / 8)}0]`],
    ['one long value', JSON.stringify('a1-://:@.+$_'.repeat(MEBIBYTE / 12))],
    ['one long word', JSON.stringify('a'.repeat(MEBIBYTE))],
    [
      'many prefixes of credentials',
      JSON.stringify('sk_live_SG.hf_AKIAghp_'.repeat(MEBIBYTE / 22)),
    ],
    ['many headings of keys', JSON.stringify('-----BEGIN '.repeat(MEBIBYTE / 11))],
    ['deep nesting', `${'[{"a":'.repeat(MEBIBYTE / 8)}1${'}]'.repeat(MEBIBYTE / 8)}`],
    ['deep duplicates', `${'{"a":1,"a":'.repeat(MEBIBYTE / 12)}1${'}'.repeat(MEBIBYTE / 12)}`],
  ])(
    'are audited in time that grows with their size: %s',
    (_, value) => {
      const subject = buildSubject({ payload: `{"exp":${NOW + 60},"value":${value}}` });
      const start = processorTime();
      auditToken(subject);
      expect(processorTime() - start).toBeLessThan(10_000);
    },
    30_000,
  );

  test('are searched for sensitive values in their first mebibyte', () => {
    const filler = 'x'.repeat(MEBIBYTE);
    expect(codesOfClaims({ a: filler, password: 'hunter2' })).toEqual(['size-header']);
    expect(codesOfClaims({ password: 'hunter2', a: filler })).toEqual([
      'size-header',
      'password-claim',
    ]);
  });

  test('get at most fifty findings from one rule', () => {
    const emails = Array.from({ length: 500 }, (_, index) => `user${index}@example.org`);
    const found = codesOfClaims({ emails }).filter((code) => code === 'pii-contact');
    expect(found).toHaveLength(50);
  });
});

/** A text as header if it may be one: what does not begin like JSON is not a token. */
function objectText(text: string): string {
  return text.startsWith('{') ? text : '{}';
}
