import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../src/core/audit/audit-rule.ts';
import type { Check } from '../../../src/core/checks/check.ts';
import { compareSeverity, countIssues } from '../../../src/core/issues/issue.ts';
import { listIssues } from '../../../src/core/issues/list-issues.ts';
import type { SignatureVerdict } from '../../../src/core/verdict/signature-verdict.ts';
import { ALGORITHM, MISMATCH, VERIFIED } from '../checks/check-one.ts';

function finding(code: string, changes: Partial<Finding> = {}): Finding {
  return {
    code,
    severity: 'low',
    basis: 'bytes',
    where: { part: 'token' },
    title: `Title of ${code}`,
    why: `Why ${code}.`,
    fix: `Fix ${code}.`,
    references: [],
    ...changes,
  };
}

const claim = (name: string): Partial<Finding> => ({
  where: { part: 'payload', pointer: `/${name}` },
});

function fail(name: Check['name'], changes: object = {}): Check {
  return { name, result: 'fail', reason: `${name} failed.`, brief: name, ...changes };
}

const pass = (name: Check['name']): Check => ({ name, result: 'pass', reason: 'Fine' });

function list(
  checks: readonly Check[],
  findings: readonly Finding[],
  verdict: SignatureVerdict = VERIFIED,
) {
  return listIssues(checks, [{ verdict, findings }]);
}

describe('order', () => {
  test('the worst comes first, and failed checks come first within a severity', () => {
    const issues = list(
      [fail('audience')],
      [finding('a'), finding('b', { severity: 'high' }), finding('c', { severity: 'critical' })],
    );
    expect(issues.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      'critical c',
      'high aud-unexpected',
      'high b',
      'low a',
    ]);
  });

  test('a finding that depends on the server is sorted by its severity', () => {
    const issues = list(
      [],
      [finding('a', { severity: 'low' }), finding('b', { severity: 'critical', basis: 'server' })],
    );
    expect(issues.map(({ code }) => code)).toEqual(['b', 'a']);
  });

  test('severities are compared by weight', () => {
    expect(compareSeverity('critical', 'info')).toBeLessThan(0);
    expect(compareSeverity('low', 'high')).toBeGreaterThan(0);
  });
});

describe('a failed check and the finding that says the same', () => {
  test.each<[Check['name'], string, string?]>([
    ['expiry', 'token-expired'],
    ['expiry', 'time-not-number', 'exp'],
    ['not-before', 'token-not-yet'],
    ['issued-at', 'iat-future'],
    ['signature', 'sig-mismatch'],
    ['signature', 'alg-none'],
    ['form', 'shape-truncated'],
    ['audience', 'aud-missing'],
    ['audience', 'claim-type', 'aud'],
    ['issuer', 'iss-missing'],
  ])('%s and %s are one issue', (name, code, member) => {
    const issues = list([fail(name)], [finding(code, member === undefined ? {} : claim(member))]);
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({ code, checks: [name], why: `${name} failed.` });
  });

  test('another claim of the wrong type stays apart', () => {
    const issues = list([fail('audience')], [finding('claim-type', claim('sub'))]);
    expect(issues.map(({ code }) => code)).toEqual(['aud-unexpected', 'claim-type']);
  });

  test('the finding that makes a check fail is joined by its code', () => {
    const issues = list(
      [fail('key', { code: 'kid-not-in-jwks' })],
      [finding('kid-not-in-jwks', { severity: 'medium' })],
    );
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({ code: 'kid-not-in-jwks', severity: 'high', checks: ['key'] });
  });

  test('the graver of the two severities counts', () => {
    const [issue] = list([fail('key', { code: 'x' })], [finding('x', { severity: 'critical' })]);
    expect(issue?.severity).toBe('critical');
  });

  test('one finding can explain two failed checks', () => {
    const issues = list([fail('algorithm'), fail('signature')], [finding('alg-none')]);
    expect(issues).toHaveLength(1);
    expect(issues[0]?.checks).toEqual(['algorithm', 'signature']);
  });

  test('a check alone has the same code, title and fix as with its finding', () => {
    const expired = fail('expiry', { ago: '1 day ago' });
    const [alone] = list([expired], []);
    const [joined] = list([expired], [finding('token-expired', claim('exp'))]);
    expect(joined).toEqual(alone);
    expect(alone).toMatchObject({ title: 'Expired token', claims: ['exp'], severity: 'high' });
  });

  test('what is within the tolerance by the check is no issue by the clock of the device', () => {
    expect(list([pass('expiry')], [finding('token-expired')])).toEqual([]);
    expect(list([pass('not-before')], [finding('token-not-yet')])).toEqual([]);
  });
});

describe('a failed signature check without a finding', () => {
  test.each<[string, SignatureVerdict, string, string]>([
    ['a mismatch', MISMATCH, 'Signature mismatch', 'Reject the token.'],
    [
      'an unsigned token',
      { state: 'unverified', reason: 'unsecured' },
      'Unsigned token',
      'Reject the token.',
    ],
    [
      'an empty signature and no key',
      { state: 'unverified', reason: 'signature-empty', algorithm: ALGORITHM },
      'Missing signature',
      'Reject the token.',
    ],
    [
      'an empty signature and a key',
      { state: 'invalid', reason: 'signature-empty', algorithm: ALGORITHM },
      'Missing signature',
      'Reject the token.',
    ],
    [
      'an edit, without a key that signs',
      { state: 'invalid', reason: 'edited', canSign: false },
      'Edited – not re-signed yet',
      'Add a signing key or generate one, then sign.',
    ],
    [
      'an edit, with a key that signs',
      { state: 'invalid', reason: 'edited', canSign: true },
      'Edited – not re-signed yet',
      'Press “Sign” to re-sign the token.',
    ],
  ])('names %s and what to do', (_, verdict, title, fix) => {
    expect(list([fail('signature')], [], verdict)).toMatchObject([
      { title, fix, severity: 'critical' },
    ]);
  });
});

test.each([
  [true, 'Press “Sign” to re-sign the token.'],
  [false, 'Add a signing key or generate one, then sign.'],
])('the fix of an edit depends on a key that can sign: %s', (canSign, fix) => {
  const [issue] = list([fail('signature')], [], { state: 'invalid', reason: 'edited', canSign });
  expect(issue?.fix).toBe(fix);
});

describe('like findings', () => {
  const personal = (name: string) =>
    finding('pii-contact', { title: 'Personal data', why: `${name} can be read.`, ...claim(name) });

  test('of several claims are one issue that names them', () => {
    const issues = list([], [personal('email'), personal('name'), personal('address')]);
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({
      claims: ['email', 'name', 'address'],
      why: 'email can be read. The same applies to “name” and “address”.',
    });
  });

  test('of other severities or layers stay apart', () => {
    const other = finding('pii-contact', { severity: 'info', ...claim('phone') });
    expect(list([], [personal('email'), other])).toHaveLength(2);
    const layers = [personal('email'), personal('name')].map((each) => ({
      verdict: VERIFIED,
      findings: [each],
    }));
    expect(listIssues([], layers).map(({ layer }) => layer)).toEqual([0, 1]);
  });

  test('about one claim stay apart, since each says something else', () => {
    expect(list([], [personal('email'), personal('email')])).toHaveLength(2);
  });

  test('without a claim stay apart', () => {
    expect(list([], [finding('a'), finding('a')])).toHaveLength(2);
  });

  test('beyond eight are counted', () => {
    const [issue] = list([], [...'abcdefghijk'].map(personal));
    expect(issue?.why).toContain('“h”, “i” and 2 more claims.');
    expect(issue?.claims).toHaveLength(11);
  });
});

describe('the claim', () => {
  test.each<[Partial<Finding>, readonly string[]]>([
    [claim('exp'), ['exp']],
    [{ where: { part: 'payload', pointer: '/address/city' } }, ['address']],
    [{ where: { part: 'header', pointer: '/https:~1~1a~0b' } }, ['https://a~b']],
    [{ where: { part: 'payload', pointer: '' } }, []],
    [{ where: { part: 'key', pointer: '/keys/0' } }, []],
  ])('of %o is %j', (changes, claims) => {
    expect(list([], [finding('a', changes)])[0]?.claims).toEqual(claims);
  });

  test('is named where it is missing', () => {
    expect(list([], [finding('jti-missing')])[0]?.claims).toEqual(['jti']);
  });
});

test('counts hold failed checks and findings', () => {
  const issues = list([fail('signature')], [finding('a'), finding('b', { severity: 'info' })]);
  expect(countIssues(issues)).toEqual({ critical: 1, high: 0, medium: 0, low: 1, info: 1 });
});

test('findings that are not known yet are left out', () => {
  expect(listIssues([fail('expiry')], [{ verdict: undefined, findings: 'pending' }])).toHaveLength(
    1,
  );
});
