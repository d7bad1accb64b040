import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { findContentEncryption } from '../../../src/core/registry/encryption-algorithms.ts';
import { sealGcm, unwrapAes, wrapAes } from '../../../src/crypto/encryption/aes.ts';
import { decryptContent } from '../../../src/crypto/encryption/decrypt-content.ts';
import { privateJwkFor, publicJwkOf, SUITES } from '../../support/keys/encryption-keys.ts';
import { withoutAes192 } from '../../support/keys/without-aes-192.ts';
import {
  decryptWithNodeJose,
  encryptWithNodeJose,
} from '../../support/tokens/encrypt-with-node-jose.ts';
import { openCompact } from '../../support/tokens/open-compact.ts';
import { seal, withPart } from '../../support/tokens/seal.ts';

const TEXT = '{"sub":"ana","grüße":1.0}';
const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const counting = (length: number) => Uint8Array.from({ length }, (_, index) => index);

const SUITES_192 = SUITES.filter(
  ({ algorithm, encryption }) => /192/.test(algorithm.name) || /^A192/.test(encryption.name),
).map((suite) => [suite.algorithm.name, suite.encryption.name, suite] as const);
/** node-jose has neither RSA-OAEP with SHA-384 or SHA-512, nor key agreement for keys longer than 32 bytes. */
const SHARED = SUITES_192.filter(
  ([alg, , { encryption }]) =>
    !/^RSA-OAEP-(?:384|512)$/.test(alg) && !(alg === 'ECDH-ES' && encryption.keyLength > 32),
);

afterEach(() => vi.restoreAllMocks());

describe.each([
  ['with AES-192 in WebCrypto', () => {}],
  ['without it, as in Chromium', withoutAes192],
])('%s', (_, prepare) => {
  beforeEach(prepare);

  test.each(SUITES_192)('%s with %s opens what was sealed', async (alg, enc, suite) => {
    const key = JSON.stringify(privateJwkFor(suite));
    const compact = await seal(
      { alg, enc, ...(suite.algorithm.isPassword && { p2c: 1000 }) },
      TEXT,
      key,
    );
    expect(await openCompact(compact, key)).toMatchObject({ state: 'decrypted', text: TEXT });
  });

  test.each(SHARED)('node-jose opens %s with %s', async (alg, enc, suite) => {
    const jwk = privateJwkFor(suite);
    const header = { alg, enc, ...(suite.algorithm.isPassword && { p2c: 1000 }) };
    const compact = await seal(header, TEXT, JSON.stringify(jwk));
    expect(await decryptWithNodeJose(compact, jwk)).toBe(TEXT);
  });

  test.each(SHARED)('%s with %s of node-jose opens', async (_alg, _enc, suite) => {
    const jwk = privateJwkFor(suite);
    const fields = suite.algorithm.isPassword ? { p2c: 1000 } : {};
    const compact = await encryptWithNodeJose(suite, publicJwkOf(jwk), TEXT, { fields });
    expect(await openCompact(compact, JSON.stringify(jwk))).toMatchObject({
      state: 'decrypted',
      text: TEXT,
    });
  });

  test.each(SUITES_192)(
    '%s with %s does not open with another key or once altered',
    async (alg, enc, suite) => {
      if (alg.startsWith('RSA')) return;
      const key = JSON.stringify(privateJwkFor(suite));
      const compact = await seal(
        { alg, enc, ...(suite.algorithm.isPassword && { p2c: 1000 }) },
        TEXT,
        key,
      );
      for (const part of [2, 3, 4] as const) {
        const altered = withPart(compact, part, (part_) =>
          part_.map((byte, at) => (at === 1 ? byte ^ 1 : byte)),
        );
        expect(await openCompact(altered, key)).toMatchObject({
          state: 'invalid',
          reason: 'mismatch',
        });
      }
      if (suite.algorithm.curves) return;
      const other = JSON.stringify(privateJwkFor(suite));
      expect(await openCompact(compact, other)).toMatchObject({
        state: 'invalid',
        reason: 'mismatch',
      });
    },
  );

  test('wraps and unwraps the examples of RFC 3394 §4.3 and §4.4', async () => {
    const cases = [
      ['00112233445566778899AABBCCDDEEFF', '96778B25AE6CA435F92B5B97C050AED2468AB8A17AD84E5D'],
      [
        '00112233445566778899AABBCCDDEEFF0001020304050607',
        '031D33264E15D33268F24EC260743EDCE1C6C7DDEE725A936BA814915C6762D2',
      ],
    ] as const;
    for (const [data, wrapped] of cases) {
      expect(await wrapAes(counting(24), bytes(data))).toEqual(bytes(wrapped));
      expect(await unwrapAes(counting(24), bytes(wrapped))).toEqual(bytes(data));
      await expect(unwrapAes(counting(24), bytes(data + data))).rejects.toThrow();
    }
  });

  test('opens A192CBC-HS384 of RFC 7518 appendix B.2', async () => {
    const enc = findContentEncryption('A192CBC-HS384');
    if (!enc) throw new Error('no such algorithm');
    const sealed = {
      iv: bytes('1af38c2dc2b96ffdd86694092341bc04'),
      authenticated: new TextEncoder().encode('The second principle of Auguste Kerckhoffs'),
      ciphertext: bytes(
        'ea65da6b59e61edb419be62d19712ae5d303eeb50052d0dfd6697f77224c8edb000d279bdc14c1072654bd30944230c657bed4ca0c9f4a8466f22b226d1746214bf8cfc2400add9f5126e479663fc90b3bed787a2f0ffcbf3904be2a641d5c2105bfe591bae23b1d7449e532eef60a9ac8bb6c6b01d35d49787bcd57ef484927f280adc91ac0c4e79c7b11efc60054e3',
      ),
      tag: bytes('8490ac0e58949bfe51875d733f93ac2075168039ccc733d7'),
    };
    const text = new TextDecoder().decode(await decryptContent(enc, counting(48), sealed));
    expect(text).toBe(
      'A cipher system must not be required to be secret, and it must be able to fall into the hands of the enemy without inconvenience',
    );
    await expect(decryptContent(enc, counting(47), sealed)).rejects.toThrow();
    await expect(
      decryptContent(enc, counting(48), { ...sealed, tag: sealed.tag.slice(0, 23) }),
    ).rejects.toThrow();
  });
});

test('seals the same bytes with the library as with WebCrypto, whatever the key length', async () => {
  withoutAes192();
  const iv = counting(12);
  const both = await Promise.all([16, 24, 32].map((length) => sealGcm(counting(length), iv, iv)));
  vi.restoreAllMocks();
  const native = await Promise.all([16, 24, 32].map((length) => sealGcm(counting(length), iv, iv)));
  expect(both).toEqual(native);
});
