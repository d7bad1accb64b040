import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import { secretKey, testKey } from '../support/keys/test-keys.ts';
import { viaJsonwebtoken } from '../support/tokens/other-implementations.ts';
import { flipBit, partsOf, SECRET, soundClaims, soundToken } from '../support/tokens/tokens.ts';
import { SIGNED_RFC_VECTORS } from '../vectors/rfc-vectors.ts';

let page: ClaimcheckPage;

beforeAll(async () => {
  page = await openPage();
  await page.editorsLoaded();
});

afterAll(() => page.close());

async function tokenBy(algorithm: string): Promise<string> {
  return await viaJsonwebtoken.sign(algorithm, {}, soundClaims(), testKey(algorithm));
}

describe('a plain secret', () => {
  const bytes = Buffer.from(
    '00ff10fe20fd30fc40fb50fa60f970f880f790f6a0f5b0f4c0f3d0f2e0f1f0ef',
    'hex',
  );
  const spellings = [
    ['UTF-8', SECRET, Buffer.from(SECRET)],
    ['Base64url', bytes.toString('base64url'), bytes],
    ['Base64', bytes.toString('base64'), bytes],
    ['Hex', bytes.toString('hex'), bytes],
  ] as const;

  test.each(spellings)('is read as %s when that is chosen', async (encoding, text, secret) => {
    const token = await viaJsonwebtoken.sign('HS256', {}, soundClaims(), secretKey(secret));
    await page.judge(token, text);
    await page.secretEncoding.selectOption({ label: encoding });
    expect(await page.settled()).toBe('verified');
    const other = encoding === 'UTF-8' ? 'Base64' : 'UTF-8';
    await page.secretEncoding.selectOption({ label: other });
    expect(await page.settled()).not.toBe('verified');
    await page.secretEncoding.selectOption({ label: 'UTF-8' });
  });

  test('that is meant otherwise is not verified unasked, and can be read so', async () => {
    const token = await viaJsonwebtoken.sign('HS256', {}, soundClaims(), secretKey(bytes));
    await page.judge(token, bytes.toString('base64url'));
    await page.secretEncoding.selectOption({ label: 'UTF-8' });
    expect(await page.settled()).toBe('invalid');
    await page.button('Read secret as Base64url').first().click();
    expect(await page.settled()).toBe('verified');
    await page.secretEncoding.selectOption({ label: 'UTF-8' });
  });

  test('of one wrong letter does not verify', async () => {
    expect(await page.judge(soundToken(), SECRET)).toBe('verified');
    expect(await page.judge(soundToken(), `${SECRET}x`)).toBe('invalid');
    expect(await page.judge(soundToken(), SECRET.toUpperCase())).toBe('invalid');
  });
});

describe('the page says why not', () => {
  test.each([
    ['RS256', 'ES256', 'RS256 needs an RSA key'],
    ['ES256', 'RS256', 'ES256 needs an EC key on P-256'],
    ['ES256', 'ES384', 'ES256 needs an EC key on P-256'],
    ['HS256', 'RS256', 'HS256 needs a secret'],
    ['RS256', 'EdDSA', 'RS256 needs an RSA key'],
  ])('%s with a key for %s', async (algorithm, other, words) => {
    expect(await page.judge(await tokenBy(algorithm), testKey(other).publicPem)).toBe('unverified');
    const pane = page.page.getByRole('region', { name: 'Key', exact: true });
    await expect.poll(() => pane.textContent()).toContain(words);
  });

  test.each([
    ['a word', 'hello'],
    ['a PEM without its end', testKey('RS256').publicPem.slice(0, 200)],
    ['a PEM of nothing', '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----'],
    ['JSON that is no key', '{"hello":"world"}'],
    ['JSON that is cut off', '{"kty":"RSA","n":"0vx7'],
    ['a JWK without its modulus', '{"kty":"RSA","e":"AQAB"}'],
    ['an empty JWK Set', '{"keys":[]}'],
  ])('%s is not a key, so nothing was checked', async (_, text) => {
    expect(await page.judge(await tokenBy('RS256'), text)).toBe('unverified');
  });

  test('an RSA key of 1024 bits is called too short', async () => {
    const { generateKeyPairSync, sign } = await import('node:crypto');
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const [header, payload] = partsOf(await tokenBy('RS256'));
    const signature = sign('sha256', Buffer.from(`${header}.${payload}`), privateKey);
    const pem = publicKey.export({ format: 'pem', type: 'spki' }).toString();
    await page.judge(`${header}.${payload}.${signature.toString('base64url')}`, pem);
    expect(await page.verdict.textContent()).toMatch(/too short/i);
  });

  test('an algorithm nobody has is unsupported, whatever the key', async () => {
    const [, payload, signature] = partsOf(soundToken());
    const header = Buffer.from('{"alg":"XS999"}').toString('base64url');
    expect(await page.judge(`${header}.${payload}.${signature}`, SECRET)).toBe('unsupported');
    expect(await page.verdict.textContent()).toContain('XS999');
  });

  test('a critical header that is not understood is unsupported', async () => {
    const [, payload, signature] = partsOf(soundToken());
    const header = Buffer.from('{"alg":"HS256","crit":["x-new"],"x-new":1}').toString('base64url');
    expect(await page.judge(`${header}.${payload}.${signature}`, SECRET)).toBe('unsupported');
  });
});

describe('a key that the token brings along', () => {
  test('proves nothing', async () => {
    const jwk = testKey('ES256').publicJwk;
    const token = await viaJsonwebtoken.sign('ES256', { jwk }, soundClaims(), testKey('ES256'));
    expect(await page.judge(token)).toBe('unverified');
  });
});

describe('one flipped bit is never verified', () => {
  test.each(SIGNED_RFC_VECTORS.map((vector) => [vector.source, vector] as const))(
    '%s',
    async (_, { token, publicJwk }) => {
      expect(await page.judge(token, JSON.stringify(publicJwk))).toBe('verified');
      for (const part of [0, 1, 2] as const) {
        for (const [at, bit] of [
          [0, 0],
          [3, 5],
          [-2, 7],
          [-1, 0],
        ] as const) {
          const altered = flipBit(token, part, at, bit);
          expect(altered).not.toBe(token);
          expect(await page.judge(altered, JSON.stringify(publicJwk)), altered).not.toBe(
            'verified',
          );
        }
      }
      expect(await page.judge(token, JSON.stringify(publicJwk))).toBe('verified');
    },
  );

  test('another spelling of the same signature is verified and never accepted', async () => {
    const token = soundToken();
    expect(await page.judge(token, SECRET)).toBe('verified');
    const last = token.at(-1) ?? '';
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const twin = alphabet.charAt(alphabet.indexOf(last) ^ 1);
    for (const spelled of [token.slice(0, -1) + twin, `${token}=`]) {
      expect(await page.judge(spelled, SECRET)).toBe('verified');
      await expect.poll(() => page.conclusion()).toBe('unknown');
    }
  });
});
