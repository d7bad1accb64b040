import { generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';

/** One key in every form in which other libraries and the page take it. */
export interface TestKey {
  readonly privateJwk: Readonly<Record<string, unknown>>;
  readonly publicJwk: Readonly<Record<string, unknown>>;
  /** PKCS #8 and SPKI; empty for a secret. */
  readonly privatePem: string;
  readonly publicPem: string;
  /** The bytes of a secret; empty for a pair. */
  readonly secret: Buffer;
}

const CURVES: Readonly<Record<string, string>> = {
  ES256: 'P-256',
  ES384: 'P-384',
  ES512: 'P-521',
};

const keys = new Map<string, TestKey>();

/** The key of this run for an algorithm; RSA keys serve all RSA algorithms, as they take long to make. */
export function testKey(algorithm: string): TestKey {
  const kind = /^[RP]S/.test(algorithm) ? 'RSA' : algorithm;
  const known = keys.get(kind);
  if (known) return known;
  const made = makeKey(kind);
  keys.set(kind, made);
  return made;
}

/** A new key of the same kind, which made none of the other's signatures. */
export function makeKey(algorithm: string): TestKey {
  if (algorithm.startsWith('HS')) return secretKey(randomBytes(Number(algorithm.slice(2)) / 8));
  const namedCurve = CURVES[algorithm];
  if (namedCurve) return keyPair(generateKeyPairSync('ec', { namedCurve }));
  if (/^(EdDSA|Ed25519)$/.test(algorithm)) return keyPair(generateKeyPairSync('ed25519'));
  return keyPair(generateKeyPairSync('rsa', { modulusLength: 2048 }));
}

export function secretKey(secret: Buffer): TestKey {
  const jwk = { kty: 'oct', k: secret.toString('base64url') };
  return { privateJwk: jwk, publicJwk: jwk, privatePem: '', publicPem: '', secret };
}

function keyPair({ privateKey, publicKey }: { privateKey: KeyObject; publicKey: KeyObject }) {
  return {
    privateJwk: { ...privateKey.export({ format: 'jwk' }) },
    publicJwk: { ...publicKey.export({ format: 'jwk' }) },
    privatePem: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    publicPem: publicKey.export({ format: 'pem', type: 'spki' }).toString(),
    secret: Buffer.alloc(0),
  };
}
