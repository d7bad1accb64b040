import {
  createDecipheriv,
  createHash,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { generateEncryptionKey } from '../../../src/crypto/encryption/generate-encryption-key.ts';
import { suiteOf } from '../../support/keys/encryption-keys.ts';
import { openCompact } from '../../support/tokens/open-compact.ts';
import { seal, withHeader } from '../../support/tokens/seal.ts';

const PAIR = generateKeyPairSync('x448');
const jwk = (key: KeyObject) => JSON.stringify(key.export({ format: 'jwk' }));
const pem = (key: KeyObject, type: 'pkcs8' | 'spki') =>
  key.export({ format: 'pem', type }).toString();
const TEXT = '{"sub":"ana"}';

/** The Concat KDF of RFC 7518 §4.6.2 for 128 bits, without "apu" and "apv". */
function derive(secret: Buffer, purpose: string): Buffer {
  const word = (number: number) => Buffer.from([0, 0, 0, number]);
  const info = [word(purpose.length), Buffer.from(purpose), word(0), word(0), word(128)];
  return createHash('sha256')
    .update(Buffer.concat([word(1), secret, ...info]))
    .digest()
    .subarray(0, 16);
}

describe('key agreement on X448', () => {
  test.each([
    ['a JWK', jwk(PAIR.privateKey)],
    ['PKCS #8', pem(PAIR.privateKey, 'pkcs8')],
  ])('makes a token that OpenSSL opens, with the key as %s', async (_, key) => {
    const compact = await seal({ alg: 'ECDH-ES', enc: 'A128GCM' }, TEXT, key);
    const [header = '', , iv = '', ciphertext = '', tag = ''] = compact.split('.');
    const { epk } = JSON.parse(Buffer.from(header, 'base64url').toString());
    const publicKey = createPublicKey({ format: 'jwk', key: epk });
    const secret = diffieHellman({ privateKey: PAIR.privateKey, publicKey });
    const part = (text: string) => Buffer.from(text, 'base64url');
    const cipher = createDecipheriv('aes-128-gcm', derive(secret, 'A128GCM'), part(iv));
    cipher.setAAD(Buffer.from(header)).setAuthTag(part(tag));
    expect(cipher.update(part(ciphertext), undefined, 'utf8') + cipher.final('utf8')).toBe(TEXT);
    expect(Object.keys(epk)).toEqual(['kty', 'crv', 'x']);
  });

  test.each(['ECDH-ES', 'ECDH-ES+A128KW', 'ECDH-ES+A192KW', 'ECDH-ES+A256KW'])(
    '%s opens with the private key',
    async (alg) => {
      const compact = await seal({ alg, enc: 'A256GCM' }, TEXT, pem(PAIR.publicKey, 'spki'));
      for (const key of [jwk(PAIR.privateKey), pem(PAIR.privateKey, 'pkcs8')]) {
        expect(await openCompact(compact, key)).toMatchObject({ state: 'decrypted', text: TEXT });
      }
      const other = generateKeyPairSync('x448').privateKey;
      expect(await openCompact(compact, jwk(other))).toMatchObject({ state: 'invalid' });
      expect(await openCompact(compact, pem(PAIR.publicKey, 'spki'))).toMatchObject({
        misfit: 'public',
      });
    },
  );

  test('does not agree with a point of low order', async () => {
    const compact = await seal({ alg: 'ECDH-ES', enc: 'A128GCM' }, TEXT, jwk(PAIR.privateKey));
    const x = Buffer.alloc(56).toString('base64url');
    const weak = withHeader(compact, { epk: { kty: 'OKP', crv: 'X448', x } });
    expect(await openCompact(weak, jwk(PAIR.privateKey))).toMatchObject({
      state: 'invalid',
      fault: { fault: 'low-order' },
    });
  });

  test('opens with a key that was made here', async () => {
    const key = await generateEncryptionKey(suiteOf('ECDH-ES', 'A128GCM'), 2048, 'X448');
    const compact = await seal({ alg: 'ECDH-ES', enc: 'A128GCM' }, TEXT, key);
    expect(await openCompact(compact, key)).toMatchObject({ state: 'decrypted', text: TEXT });
  });
});
