import { describe, expect, test } from 'vitest';
import { auditToken } from '../audit-all.ts';
import { buildSubject, codesOfClaims, GOOD_CLAIMS } from '../build-subject.ts';

const SECRET = 'hunter2-hunter2';

describe('password-claim', () => {
  test.each([
    'password',
    'passwd',
    'pwd',
    'pass',
    'passphrase',
    'secret',
    'client_secret',
    'clientSecret',
    'db_password',
    'dbPassword',
    'userPassword',
    'user-password',
    'PASSWORD',
    'apiKey',
    'api_key',
    'apikey',
    'x-api-key',
    'private_key',
    'totp_secret',
    'otp',
    'pin',
    'cvv',
    'card_cvc',
    'recovery_code',
    'mnemonic',
    'seed',
    'custom:password',
    'https://issuer.test/claims/password',
  ])('reports "%s" and masks it', (name) => {
    const findings = auditToken(buildSubject({ payload: { ...GOOD_CLAIMS, [name]: SECRET } }));
    expect(findings.map(({ code }) => code)).toEqual(['password-claim']);
    expect(JSON.stringify(findings)).not.toContain(SECRET.slice(4, -2));
  });

  test.each([
    ['a number', { pin: 1234 }],
    ['a password without letters', { password: '123456' }],
    ['a nested claim', { user: { db: { password: SECRET } } }],
    ['ten digits that are no time', { password: '1234567890' }],
    ['an item of an array', { password: [SECRET] }],
    ['an address with a password', { database: 'postgres://app:s3cr3t@db.test/main' }],
    ['an address with a password and no user', { cache: 'redis://:s3cr3t@cache.test' }],
    ['an e-mail address as password', { password: 'ann@example.org' }],
    ['a card number as password', { password: '4111111111111111 x' }],
  ])('reports %s', (_, claims) => {
    expect(codesOfClaims(claims)).toEqual(['password-claim']);
  });

  test.each([
    ['the expiry of a password', { pwd_exp: '1234567', pwd_url: 'https://a.test/change' }],
    ['when it was changed', { password_changed_at: '2026-01-01', password_set: 'web' }],
    ['a policy', { password_policy: 'strong' }],
    ['flags', { password: true, has_password: 'indeed', passwordless: 'yes', secret: 'false' }],
    ['a request to change it', { reset_password: 'soon', mustChangePassword: 'soon' }],
    ['masked values', { password: '***', secret: '[REDACTED]', pwd: 'xxxx', pass: '••••' }],
    ['templates', { password: '%PASSWORD%', secret: '<secret>', pwd: '{{pwd}}' }],
    ['no value', { password: '', secret: null, pwd: [], pass: {} }],
    ['a date', { password: '2026-08-05T12:00:00Z' }],
    ['a time in seconds', { password: 1_785_931_200, pwd: '1785931200' }],
    ['how the user logged in', { amr: ['pwd', 'otp'], otp: 'sms' }],
    [
      'names in which it is no secret',
      { boarding_pass: 'AB12', user_pin: 'x1', random_seed: 'a1' },
    ],
    ['a seed that is a number', { seed: 123456 }],
    ['a public key', { public_api_key: 'abc123', api_key_id: 'abc123' }],
    ['an address', { password: 'https://issuer.test/forgot' }],
    ['an address without a password', { link: 'https://user@host.test:80/a:b@c' }],
    ['an address with a masked password', { link: 'https://user:***@host.test/' }],
    ['an IPv6 address', { link: 'http://[::1]:8080/path@2' }],
    ['words that hold another', { compass: 'n', bypass: 'x', pinned: 'x', spinning: 'x' }],
  ])('stays silent for %s', (_, claims) => {
    expect(codesOfClaims(claims)).toEqual([]);
  });
});

describe('password-hash', () => {
  test.each([
    ['bcrypt', '$2b$12$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi.Ss7KIUgO2t0jWMUW'],
    ['bcrypt of PHP', '$2y$10$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi.Ss7KIUgO2t0jWMUW'],
    ['Argon2', '$argon2id$v=19$m=65536,t=2,p=1$gZiV/M1gPc22ElAH$CWOrkoo7oJBQ'],
    ['scrypt', '$scrypt$ln=16,r=8,p=1$aM15713r3Xsvxbi31lqr1Q$nFNh2CVHVjNldFVKDHDlm4'],
    ['SHA-512-crypt', '$6$saltsalt$qFmFH.bQmmtXzyBY0s9v7Oicd2z4XSIecDzlB5KiA2'],
    ['Django', 'pbkdf2_sha256$260000$salt$hash'],
    ['LDAP', '{SSHA}DkMTwBl+a/3DQTxCYEApdUtNXGgdUac3'],
  ])('reports only the hash for %s, whatever the claim is called', (_, hash) => {
    expect(codesOfClaims({ note: hash })).toEqual(['password-hash']);
    expect(codesOfClaims({ password: hash })).toEqual(['password-hash']);
  });

  test.each(['$2b$', '$100', '$5', '{sha}', 'bcrypt', 'see $argon2id$', '$ref'])(
    'stays silent for "%s"',
    (note) => {
      expect(codesOfClaims({ note })).toEqual([]);
    },
  );
});
