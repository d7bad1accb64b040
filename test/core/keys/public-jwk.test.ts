import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { parseKeys } from '../../../src/core/keys/parse-keys.ts';
import { encodePkcs1, encodeSpki, readPublicJwk } from '../../../src/core/keys/public-jwk.ts';

const PAIRS = [
  ['RSA', generateKeyPairSync('rsa', { modulusLength: 2048 })],
  ['P-256', generateKeyPairSync('ec', { namedCurve: 'P-256' })],
  ['P-384', generateKeyPairSync('ec', { namedCurve: 'P-384' })],
  ['P-521', generateKeyPairSync('ec', { namedCurve: 'P-521' })],
  ['secp256k1', generateKeyPairSync('ec', { namedCurve: 'secp256k1' })],
  ['Ed25519', generateKeyPairSync('ed25519')],
] as const;

function keyOf(pem: string) {
  const reading = parseKeys(pem, 'utf8');
  const key = reading.state === 'read' ? reading.keys[0] : undefined;
  if (!key || key.kind === 'secret') throw new Error('no key pair');
  return key;
}

describe.each(PAIRS)('%s', (name, { publicKey, privateKey }) => {
  const jwk = publicKey.export({ format: 'jwk' });

  test('is read from SPKI as another library reads it', () => {
    const pem = publicKey.export({ format: 'pem', type: 'spki' }).toString();
    expect(readPublicJwk(keyOf(pem))).toEqual(jwk);
  });

  test('is read from PKCS #8 that contains its public half', () => {
    const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
    expect(readPublicJwk(keyOf(pem))).toEqual(name === 'Ed25519' ? undefined : jwk);
  });

  test('becomes the SPKI that another library writes', () => {
    const spki = encodeSpki({ ...jwk });
    expect(Buffer.from(spki ?? []).equals(publicKey.export({ format: 'der', type: 'spki' }))).toBe(
      true,
    );
  });
});

test('an RSA key becomes PKCS #1', () => {
  const [[, { publicKey }]] = PAIRS;
  const pkcs1 = encodePkcs1({ ...publicKey.export({ format: 'jwk' }) });
  const read = createPublicKey({ key: Buffer.from(pkcs1 ?? []), format: 'der', type: 'pkcs1' });
  expect(read.equals(publicKey)).toBe(true);
});

test.each([{}, { kty: 'oct' }, { kty: 'EC', crv: 'P-256' }, { kty: 'OKP', crv: 'x', x: 'AA' }])(
  'writes neither SPKI nor PKCS #1 for %j',
  (jwk) => {
    expect(encodeSpki(jwk)).toBeUndefined();
    expect(encodePkcs1(jwk)).toBeUndefined();
  },
);
