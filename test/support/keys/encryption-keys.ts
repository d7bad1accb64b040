import { generateKeyPairSync, randomBytes } from 'node:crypto';
import {
  CONTENT_ENCRYPTIONS,
  type EncryptionSuite,
  KEY_MANAGEMENT_ALGORITHMS,
  secretLength,
} from '../../../src/core/registry/encryption-algorithms.ts';

type Jwk = Readonly<Record<string, unknown>>;

const RSA = generateKeyPairSync('rsa', { modulusLength: 2048 });
const EC = generateKeyPairSync('ec', { namedCurve: 'P-256' });

/** Every algorithm that is opened here with every content encryption. */
export const SUITES: readonly EncryptionSuite[] = KEY_MANAGEMENT_ALGORITHMS.filter(
  ({ refusal }) => refusal === undefined,
).flatMap((algorithm) => CONTENT_ENCRYPTIONS.map((encryption) => ({ algorithm, encryption })));

export function suiteOf(alg: string, enc: string): EncryptionSuite {
  const suite = SUITES.find(
    ({ algorithm, encryption }) => algorithm.name === alg && encryption.name === enc,
  );
  if (!suite) throw new Error(`no suite ${alg} ${enc}`);
  return suite;
}

/** A private key or secret that fits, as a JWK. */
export function privateJwkFor(suite: EncryptionSuite): Jwk {
  const { algorithm } = suite;
  if (algorithm.keyTypes.includes('oct')) {
    return { kty: 'oct', k: randomBytes(secretLength(suite) ?? 24).toString('base64url') };
  }
  const pair = algorithm.curves ? EC : RSA;
  return { ...pair.privateKey.export({ format: 'jwk' }) };
}

/** What a sender has. */
export function publicJwkOf({ d: _d, p: _p, q: _q, dp: _dp, dq: _dq, qi: _qi, ...jwk }: Jwk): Jwk {
  return jwk;
}
