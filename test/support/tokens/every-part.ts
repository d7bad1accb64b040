import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { expect } from 'vitest';
import type { ClaimcheckPage } from '../browser/claimcheck-page.ts';
import { makeMlDsaKey, signMlDsa } from '../keys/post-quantum.ts';
import { testKey } from '../keys/test-keys.ts';
import { encryptWithNodeJose } from './encrypt-with-node-jose.ts';
import { viaJsonwebtoken } from './other-implementations.ts';
import { encodePart, flipBit, partsOf, SECRET, soundClaims, soundToken } from './tokens.ts';

interface SignedToken {
  readonly algorithm: string;
  readonly token: string;
  readonly key: string;
}

/** One token of each family of signature algorithms, made by others, with the key that verifies it. */
async function tokenOfEachFamily(): Promise<SignedToken[]> {
  const mlDsa = makeMlDsaKey('ML-DSA-44');
  const pairs = ['RS256', 'PS384', 'ES256', 'ES512'].map(async (algorithm) => ({
    algorithm,
    token: await viaJsonwebtoken.sign(algorithm, {}, soundClaims(), testKey(algorithm)),
    key: testKey(algorithm).publicPem,
  }));
  return [
    { algorithm: 'HS256', token: soundToken(), key: SECRET },
    ...(await Promise.all(pairs)),
    signedWith('EdDSA', generateKeyPairSync('ed25519')),
    signedWith('Ed448', generateKeyPairSync('ed448')),
    signedWith('ES256K', generateKeyPairSync('ec', { namedCurve: 'secp256k1' })),
    {
      algorithm: 'ML-DSA-44',
      token: signMlDsa('ML-DSA-44', soundClaims(), mlDsa),
      key: JSON.stringify(mlDsa.publicJwk),
    },
  ];
}

function signedWith(
  algorithm: string,
  { privateKey, publicKey }: ReturnType<typeof generateKeyPairSync>,
): SignedToken {
  const header = encodePart(JSON.stringify({ alg: algorithm }));
  const input = `${header}.${encodePart(JSON.stringify(soundClaims()))}`;
  const key = { key: privateKey, dsaEncoding: 'ieee-p1363' } as const;
  const hash = algorithm === 'ES256K' ? 'sha256' : null;
  const token = `${input}.${encodePart(sign(hash, Buffer.from(input), key))}`;
  return { algorithm, token, key: publicKey.export({ format: 'pem', type: 'spki' }).toString() };
}

/**
 * Has the page do one thing of each kind, most of which need code that is not
 * there at the start, and expects it to come out right.
 */
export async function tryEveryPart(page: ClaimcheckPage): Promise<void> {
  for (const { algorithm, token, key } of await tokenOfEachFamily()) {
    expect(await page.judge(token, key), algorithm).toBe('verified');
    expect(await page.judge(flipBit(token, 1, 10), key), `${algorithm}, altered`).not.toBe(
      'verified',
    );
  }
  const token = soundToken();
  await page.judge(token, SECRET);
  await page.edit(page.payload, (text) => text.replace('user-42', 'user-43'));
  await expect.poll(() => page.settled()).toBe('verified');
  expect(partsOf(await page.tokenText())[1]).not.toBe(partsOf(token)[1]);

  await page.judge(soundToken({ password: 'hunter2hunter2' }), SECRET);
  await expect.poll(() => page.issueCodes()).toContain('password-claim');

  const jwk = { kty: 'oct', k: randomBytes(16).toString('base64url') };
  const suite = { algorithm: { name: 'A128KW' }, encryption: { name: 'A128CBC-HS256' } };
  const encrypted = await encryptWithNodeJose(suite, jwk, JSON.stringify(soundClaims()));
  expect(await page.judge(encrypted, JSON.stringify(jwk))).toBe('decrypted');
  expect(await page.textOf(page.payload)).toContain('user-42');

  await page.judge(soundToken({}, 'Liverpool'));
  const search = page.page.getByRole('region', { name: 'Secret brute-force', exact: true });
  await search.and(page.page.locator('[data-state="found"]')).waitFor({ timeout: 60_000 });

  await page.button('Generate key').click();
  await expect.poll(() => page.textOf(page.key)).not.toBe('');
}
