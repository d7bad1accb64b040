import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import { makeKey, type TestKey, testKey } from '../support/keys/test-keys.ts';
import { OTHER_PAIRS, viaJsonwebtoken } from '../support/tokens/other-implementations.ts';
import { soundClaims } from '../support/tokens/tokens.ts';
import { SIGNED_RFC_VECTORS } from '../vectors/rfc-vectors.ts';
import { RFC7515_A5 } from '../vectors/rfc7515.ts';

let page: ClaimcheckPage;

beforeAll(async () => {
  page = await openPage();
  await page.editorsLoaded();
});

afterAll(() => page.close());

describe('the examples of the standards', () => {
  const cases = SIGNED_RFC_VECTORS.map((vector) => [vector.source, vector] as const);

  test.each(cases)('%s verifies with its key', async (_, { token, publicJwk, algorithm }) => {
    expect(await page.judge(token, JSON.stringify(publicJwk))).toBe('verified');
    expect(await page.verdict.textContent()).toContain(algorithm);
  });

  test.each(cases)('%s verifies with the public half of its private key', async (_, vector) => {
    expect(await page.judge(vector.token, JSON.stringify(vector.privateJwk, null, 2))).toBe(
      'verified',
    );
  });

  test.each(cases)('%s is not judged without a key', async (_, { token }) => {
    expect(await page.judge(token)).toBe('unverified');
  });

  test('RFC 7515 A.5, which nobody signed, is never verified', async () => {
    expect(await page.judge(RFC7515_A5.token)).toBe('unverified');
    expect(await page.judge(RFC7515_A5.token, 'any secret')).toBe('unverified');
  });
});

/** The key as its owner may have it: in every form that the page tells apart. */
function formsOf(algorithm: string, key: TestKey): [string, string][] {
  const decoys = ['ES256', 'RS256', 'EdDSA', 'HS256']
    .filter((other) => other !== algorithm)
    .map((other, index) => ({ ...testKey(other).publicJwk, kid: `decoy-${index}` }));
  const set = { keys: [...decoys, { ...key.publicJwk, kid: 'the-key' }] };
  const forms: [string, string][] = [
    ['JWK', JSON.stringify(key.publicJwk)],
    ['JWK Set', JSON.stringify(set, null, 2)],
  ];
  if (key.secret.length > 0) return forms;
  return [
    ['public PEM', key.publicPem],
    ['private PEM', key.privatePem],
    ['private JWK', JSON.stringify(key.privateJwk)],
    ...forms,
  ];
}

describe('tokens of other implementations', () => {
  test.each(OTHER_PAIRS)('%s, %s', async (_, algorithm, other) => {
    const key = testKey(algorithm);
    const header = { typ: 'JWT', kid: 'the-key' };
    const token = await other.sign(algorithm, header, soundClaims(), key);
    await page.paste(page.token, token);
    for (const [form, text] of formsOf(algorithm, key)) {
      await page.paste(page.key, text);
      expect(await page.settled(), form).toBe('verified');
    }
  });
});

describe('a JWK Set', () => {
  const claims = soundClaims();
  const jwk = (algorithm: string, kid?: string) => ({ ...testKey(algorithm).publicJwk, kid });

  async function judgeWithSet(kid: string | undefined, keys: object[]): Promise<string | null> {
    const header = kid === undefined ? {} : { kid };
    const token = await viaJsonwebtoken.sign('ES256', header, claims, testKey('ES256'));
    return await page.judge(token, JSON.stringify({ keys }));
  }

  test('is searched by kid, and the key that was used is named', async () => {
    const keys = [jwk('RS256', 'key-1'), jwk('ES256', 'key-2'), jwk('EdDSA', 'key-3')];
    expect(await judgeWithSet('key-2', keys)).toBe('verified');
    expect(await page.verdict.textContent()).toContain('key-2');
  });

  test('is tried key by key when the token names none', async () => {
    const keys = [jwk('RS256', 'key-1'), jwk('ES384', 'key-2'), jwk('ES256', 'key-3')];
    expect(await judgeWithSet(undefined, keys)).toBe('verified');
    expect(await page.verdict.textContent()).toContain('key-3');
  });

  test('says that the set lacks the key that the token names', async () => {
    const strangers = [
      { ...makeKey('ES256').publicJwk, kid: 'key-1' },
      { ...makeKey('ES256').publicJwk, kid: 'key-2' },
    ];
    expect(await judgeWithSet('key-9', strangers)).not.toBe('verified');
    expect(await page.verdict.textContent()).toContain('key-9');
  });

  test('in which another key bears the name asked for does not verify', async () => {
    expect(await judgeWithSet('key-1', [jwk('RS256', 'key-1'), jwk('ES256', 'key-2')])).toBe(
      'unverified',
    );
  });
});
