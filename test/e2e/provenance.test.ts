import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import { makeKey, testKey } from '../support/keys/test-keys.ts';
import { viaJsonwebtoken } from '../support/tokens/other-implementations.ts';
import { encodePart, soundClaims, soundToken } from '../support/tokens/tokens.ts';

let page: ClaimcheckPage;

beforeAll(async () => {
  page = await openPage();
  await page.editorsLoaded();
});

afterAll(() => page.close());

const checkInside = () => page.button('Verify with the embedded key');

function forge(header: object = {}): Promise<string> {
  const key = testKey('ES256');
  return viaJsonwebtoken.sign('ES256', { jwk: key.publicJwk, ...header }, soundClaims(), key);
}

describe('a forged token that brings its own key', () => {
  test('stays unverified when it is checked with that key', async () => {
    expect(await page.judge(await forge())).toBe('unverified');
    await checkInside().click();
    await expect
      .poll(() => page.verdict.textContent())
      .toContain(
        'matches the key embedded in the token (ES256 with the key in “jwk” of the header), which proves nothing about who created the token',
      );
    expect(await page.settled()).toBe('unverified');
    expect(await page.textOf(page.key)).toBe('');
    expect(await page.issue('self-verifying').getAttribute('data-severity')).toBe('high');
  });

  test('that does not even match it is told so, and stays unverified', async () => {
    const [header, payload] = (await forge()).split('.');
    const [, , signature] = (await forge({ kid: 'other' })).split('.');
    expect(await page.judge(`${header}.${payload}.${signature}`)).toBe('unverified');
    await checkInside().click();
    await expect
      .poll(() => page.verdict.textContent())
      .toContain('does not even match the key embedded in the token');
    expect(await page.settled()).toBe('unverified');
  });

  test('is not checked with that key because the one before was', async () => {
    await page.judge(await forge());
    await checkInside().click();
    await expect.poll(() => page.verdict.textContent()).toContain('embedded in the token');
    await page.judge(await forge({ kid: 'next' }));
    expect(await page.verdict.textContent()).not.toContain('embedded in the token');
    expect(await checkInside().getAttribute('aria-pressed')).toBe('false');
  });

  test("is invalid with the issuer's key, and the offer is gone", async () => {
    const issuer = makeKey('ES256');
    expect(await page.judge(await forge(), issuer.publicPem)).toBe('invalid');
    await page.issue('self-verifying').waitFor();
    expect(await checkInside().count()).toBe(0);
  });

  test('verifies with the same key in Key, which is the choice of the user, and says so', async () => {
    expect(await page.judge(await forge(), testKey('ES256').publicPem)).toBe('verified');
    const item = page.issue('self-verifying');
    expect(await item.getAttribute('data-severity')).toBe('info');
    expect(await item.textContent()).toContain('the same key as the key in jwk');
  });

  test('is not offered for a token without a key', async () => {
    await page.judge(soundToken());
    await page.page.waitForTimeout(300);
    expect(await checkInside().count()).toBe(0);
  });
});

describe('key confusion', () => {
  const pem = testKey('RS256').publicPem;

  function signWith(secret: string): string {
    const input = `${encodePart('{"alg":"HS256"}')}.${encodePart(JSON.stringify(soundClaims()))}`;
    return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
  }

  test.each([
    ['with a final newline', pem, pem],
    ['without', pem.trimEnd(), pem],
    ['with one that Key lacks', pem, pem.trimEnd()],
    ['with CRLF', pem.replaceAll('\n', '\r\n'), pem],
    ['from a JWK', pem, JSON.stringify(testKey('RS256').publicJwk)],
  ])('is proven for a PEM %s, and never verified', async (_, secret, key) => {
    await page.judge(signWith(secret), key);
    const item = page.issue('key-confusion-proven');
    expect(await item.getAttribute('data-severity')).toBe('critical');
    await expect.poll(() => page.verdict.textContent()).toContain('public key as the secret');
    expect(await page.settled()).toBe('invalid');
    expect(await page.issueCodes()).toEqual(['key-confusion-proven']);
  });

  const { publicJwk } = testKey('RS256');
  const { n, e } = publicJwk as Readonly<Record<string, string>>;
  const der = pem.replace(/-----[A-Z ]+-----|\s/g, '');
  const k = Buffer.from(pem).toString('base64url');

  test.each([
    ['lines of YAML', `kty: RSA\nn: ${n}\ne: ${e}\n`],
    ['a query string', `kty=RSA&n=${n}&e=${e}`],
    ['a call', `Buffer.from("${der}", "base64")`],
    ['a prefix', `base64:${der}`],
    ['a list of bytes', Buffer.from(der, 'base64').join(', ')],
    ['a DID', `did:jwk:${Buffer.from(JSON.stringify(publicJwk)).toString('base64url')}#0`],
    ['UTF-16', Buffer.from(pem, 'utf16le').toString('base64')],
  ])('is proven for a key that is written as %s', async (_, text) => {
    expect(await page.judge(signWith(text), text)).toBe('invalid');
    await page.issue('key-confusion-proven').waitFor();
    await expect.poll(() => page.verdict.getAttribute('data-conclusion')).toBe('rejected');
  });

  test('is proven for a symmetric JWK of a set that is the public key', async () => {
    const set = JSON.stringify({ keys: [publicJwk, { kty: 'oct', kid: 'S', k }] });
    expect(await page.judge(signWith(pem), set)).toBe('invalid');
    await page.issue('key-confusion-proven').waitFor();
    await expect.poll(() => page.verdict.getAttribute('data-conclusion')).toBe('rejected');
  });

  test.each(['base64:', 'Bearer ', 'key_'])(
    'is not claimed for a secret after "%s"',
    async (prefix) => {
      const secret = `${prefix}${Buffer.from('correct horse battery staple and more').toString('base64')}`;
      expect(await page.judge(signWith(secret), secret)).toBe('verified');
      expect(await page.issueCodes()).not.toContain('key-confusion-proven');
    },
  );

  test('is not claimed for a secret of its own', async () => {
    expect(await page.judge(signWith('something else'), pem)).toBe('unverified');
    await page.issue('secret-is-key').waitFor();
    expect(await page.issueCodes()).not.toContain('key-confusion-proven');
  });
});

describe('certificates', () => {
  test('that can’t be read are named', async () => {
    const key = testKey('ES256');
    const token = await viaJsonwebtoken.sign('ES256', { x5c: ['AAAA'] }, soundClaims(), key);
    expect(await page.judge(token)).toBe('unverified');
    await page.issue('x5c-problem').waitFor();
  });
});
