import { describe, expect, test } from 'vitest';
import { parseHttpDate } from '../../../src/core/audit/http-date.ts';
import { decodeToken } from '../../../src/core/decode/decode-token.ts';
import { extractTokens } from '../../../src/core/extract/extract-tokens.ts';
import { auditToken } from './audit-all.ts';
import { buildSubject, GOOD_CLAIMS, NOW } from './build-subject.ts';

type Claims = Readonly<Record<string, unknown>>;

/** "§" in the text means a token with these claims. */
function findingsIn(text: string, claims: Claims = {}) {
  const subject = buildSubject({ payload: { ...GOOD_CLAIMS, ...claims } });
  const written = text.replace('§', subject.token.found.compact);
  const [found] = extractTokens(written);
  if (!found) throw new Error('no token in the text');
  return { written, findings: auditToken({ ...subject, token: decodeToken(found) }) };
}

function linesIn(text: string, claims?: Claims): string[] {
  return findingsIn(text, claims).findings.map(({ severity, code }) => `${severity} ${code}`);
}

const SOUND = '; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=3600';

describe('a cookie that is set', () => {
  const set = (attributes: string, name = '__Host-session') => `Set-Cookie: ${name}=§${attributes}`;

  test('with all its attributes gives no cause', () => {
    expect(linesIn(set(SOUND))).toEqual([]);
  });

  test.each([
    [
      'nothing',
      '',
      's',
      ['high cookie-no-secure', 'high cookie-no-httponly', 'low cookie-samesite'],
    ],
    ['all but Secure', '; Path=/; HttpOnly; SameSite=Lax', 's', ['high cookie-no-secure']],
    ['all but HttpOnly', '; Path=/a; Secure; SameSite=Lax', 's', ['high cookie-no-httponly']],
    [
      'a name for scripts',
      '; Path=/a; Secure; SameSite=Lax',
      'XSRF-TOKEN',
      ['low cookie-no-httponly'],
    ],
    ['other sites', '; Path=/a; Secure; HttpOnly; SameSite=None', 's', ['medium cookie-samesite']],
    ['a domain', `${SOUND}; Domain=example.org`, 's', ['low cookie-domain-wide']],
    [
      'a prefix that does not hold',
      `${SOUND}; Domain=example.org`,
      '__Host-s',
      ['high cookie-prefix'],
    ],
    ['a prefix without Secure', '; HttpOnly; SameSite=Lax', '__Secure-s', ['high cookie-prefix']],
    ['a host of its own', SOUND, 's', ['info cookie-prefix']],
    [
      'an end after the token',
      SOUND.replace('3600', '86400'),
      '__Host-s',
      ['low cookie-lifetime-gap'],
    ],
    [
      'a date after the token',
      '; Path=/; Secure; HttpOnly; SameSite=Lax; Expires=Thu, 06 Aug 2026 12:00:00 GMT',
      '__Host-s',
      ['low cookie-lifetime-gap'],
    ],
    [
      'more than 400 days',
      SOUND.replace('3600', '40000000'),
      '__Host-s',
      ['low cookie-lifetime-gap'],
    ],
  ])('is judged with %s', (_, attributes, name, lines) => {
    expect(linesIn(set(attributes, name)).sort()).toEqual(lines.toSorted());
  });

  test('for the session, with a token of weeks', () => {
    const exp = NOW + 20 * 86_400;
    const text = set('; Path=/; Secure; HttpOnly; SameSite=Lax');
    expect(linesIn(text, { exp })).toEqual(['low lifetime-long', 'low cookie-lifetime-gap']);
  });

  test.each([
    ['that is deleted', set('; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0')],
    ['that is sent back', 'Cookie: session=§'],
  ])('gives no cause %s', (_, text) => {
    expect(linesIn(text)).toEqual([]);
  });

  test.each([
    [4200, 'high cookie-too-big'],
    [3600, 'low cookie-too-big'],
  ])('is too big with %d bytes', (size, line) => {
    const noise = Object.fromEntries(
      Array.from({ length: 8 }, (_, i) => [`a${i}`, 'x'.repeat((size * 3) / 4 / 8 - 28)]),
    );
    expect(linesIn('Cookie: s=§', noise)).toEqual([line]);
  });

  test('leads to the attribute', () => {
    const { written, findings } = findingsIn(set(`${SOUND}; Domain=example.org`, 's'));
    const range = findings.find(({ code }) => code === 'cookie-domain-wide')?.where.range;
    expect(range && written.slice(range.from, range.to)).toBe('Domain=example.org');
  });
});

describe('a token that is not written as it is sent', () => {
  const why = (text: string, wrap: (compact: string) => string = (compact) => compact) => {
    const subject = buildSubject({});
    const written = text.replace('§', wrap(subject.token.found.compact));
    const [found] = extractTokens(written);
    if (!found) throw new Error('no token in the text');
    const findings = auditToken({ ...subject, token: decodeToken(found) });
    return findings.find(({ code }) => code === 'shape-wrapped')?.why;
  };
  const brokenAt = (mark: string) => (compact: string) =>
    `${compact.slice(0, 40)}${mark}${compact.slice(40)}`;

  test.each([
    ['in quotes', '"§"', brokenAt(''), 'quotation marks'],
    ['behind a word', 'Bearer §', brokenAt(''), 'the word “Bearer”'],
    ['over two lines', '§', brokenAt('\n'), 'line breaks'],
    ['with what cannot be seen', '§', brokenAt('\u200b\u200b'), 'invisible characters'],
    [
      'over three lines',
      '§',
      (compact: string) =>
        `${compact.slice(0, 40)}\n${compact.slice(40, 80)}\n${compact.slice(80)}`,
      'line breaks in 2 places',
    ],
    ['in Base64', '§', (compact: string) => btoa(compact), 'an extra layer of Base64'],
    ['in a header over two lines', 'Authorization: Bearer §', brokenAt('\n'), 'line breaks'],
  ])('is named %s', (_, text, wrap, words) => {
    expect(why(text, wrap)).toBe(
      `Removed to read the token: ${words}. A server would not do that.`,
    );
  });

  test.each([
    ['a token alone', '§'],
    ['a token and a line break after it', '§\n'],
    ['a header', 'Authorization: Bearer §'],
    ['a call', `curl https://api.test -H 'Authorization: Bearer §'`],
    ['a call with quotes that are escaped', '"curl -H \\"Authorization: Bearer §\\""'],
    ['an answer', '{"access_token": "§"}'],
    ['a cookie', 'Cookie: session=§'],
    ['a variable', `TOKEN="§"`],
    ['code', `const token = '§';`],
    ['an address', 'https://app.test/#id_token=§&state=1'],
  ])('gives no cause in %s', (_, text) => {
    expect(why(text)).toBeUndefined();
  });

  test('leads to the first that was taken away', () => {
    const { written, findings } = findingsIn('"§"');
    const range = findings.find(({ code }) => code === 'shape-wrapped')?.where.range;
    expect(range && written.slice(range.from, range.to)).toBe('"');
  });
});

describe('the way of a token', () => {
  test.each([
    ['in a query', 'https://api.test/a?access_token=§', {}, ['high url-token']],
    ['in a path', 'https://api.test/verify/§', {}, ['high url-token']],
    ['in a fragment', 'https://app.test/#id_token=§', {}, ['medium url-token']],
    ['as a hint', 'https://idp.test/logout?id_token_hint=§', {}, ['low url-token']],
    [
      'in a link for minutes',
      'https://app.test/login?token=§',
      { iat: NOW, exp: NOW + 600 },
      ['low url-token'],
    ],
    ['in the clear', 'http://api.test/a?access_token=§', {}, ['high http-plain', 'high url-token']],
    [
      'in the clear, in a header',
      'curl http://api.test/a -H "Authorization: Bearer §"',
      {},
      ['high http-plain'],
    ],
    ['without a word before it', 'Authorization: §', {}, ['low auth-scheme']],
    ['behind another word', 'Authorization: JWT §', {}, ['low auth-scheme']],
    ['behind a colon', 'Authorization: Bearer: §', {}, ['low auth-scheme']],
    ['as an ID token', 'Authorization: Bearer §', { nonce: 'n' }, ['medium id-token-as-bearer']],
    [
      'as an ID token of Firebase',
      'Authorization: Bearer §',
      { iss: 'https://securetoken.google.com/p', auth_time: NOW - 700 },
      ['info id-token-as-bearer'],
    ],
    [
      'bound, and without a proof',
      'Authorization: Bearer §',
      { cnf: { jkt: '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I' } },
      ['high bound-as-bearer'],
    ],
  ])('is judged %s', (_, text, claims, lines) => {
    expect(linesIn(text, claims)).toEqual(lines);
  });

  test.each([
    ['as a bearer', 'Authorization: Bearer §', { scope: 's' }],
    ['as a bearer in small letters', 'authorization: bearer §', { scope: 's' }],
    ['with a proof', 'Authorization: DPoP §', { cnf: { jkt: 'a' } }],
    ['bound to a certificate', 'Authorization: Bearer §', { cnf: { 'x5t#S256': 'a' } }],
    ['to this computer', 'curl http://localhost:3000/a -H "Authorization: Bearer §"', {}],
    ['in a body', 'POST /a HTTP/1.1\nHost: a.test\n\n{"token":"§"}', {}],
    ['alone', '§', { nonce: 'n' }],
    ['in prose', 'The token is §', {}],
  ])('gives no cause %s', (_, text, claims) => {
    expect(linesIn(text, claims)).toEqual([]);
  });
});

describe('a token in the page', () => {
  const SERVICE = { iss: 'supabase', role: 'service_role' };

  test.each([
    ['a variable of the page', 'VITE_API_TOKEN=§', {}, ['high frontend-env']],
    ['another', 'NEXT_PUBLIC_KEY="§"', {}, ['high frontend-env']],
    ['storage', 'localStorage.setItem("token", "§")', {}, ['medium frontend-env']],
    ['a public key', 'VITE_KEY=§', { iss: 'supabase', role: 'anon' }, ['info frontend-env']],
    ['the key of Supabase', 'VITE_KEY=§', SERVICE, ['critical supabase-service-role']],
  ])('is judged in %s', (_, text, claims, lines) => {
    expect(linesIn(text, claims)).toEqual(lines);
  });

  test.each([
    ['a variable of the server', 'API_TOKEN=§'],
    ['a variable that only sounds like it', 'INVITE_TOKEN=§'],
    ['a call that stores nothing', 'verify("§")'],
  ])('gives no cause in %s', (_, text) => {
    expect(linesIn(text)).toEqual([]);
  });
});

test.each([
  ['Wed, 21 Oct 2015 07:28:00 GMT', Date.UTC(2015, 9, 21, 7, 28) / 1000],
  ['Thu, 01-Jan-1970 00:00:00 GMT', 0],
  ['Sat, 29 Feb 2020 23:59:59 GMT', Date.UTC(2020, 1, 29, 23, 59, 59) / 1000],
  ['2026-08-06T12:00:00.000Z', Date.UTC(2026, 7, 6, 12) / 1000],
  ['tomorrow', undefined],
  ['21 Foo 2015 07:28:00', undefined],
])('reads the date %s', (text, seconds) => {
  expect(parseHttpDate(text)).toBe(seconds);
});
