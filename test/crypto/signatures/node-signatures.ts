import {
  constants,
  createHmac,
  createPrivateKey,
  createPublicKey,
  sign,
  timingSafeEqual,
  verify,
} from 'node:crypto';
import {
  findSignatureAlgorithm,
  type SignatureAlgorithm,
} from '../../../src/core/registry/algorithms.ts';
import type { TestKey } from '../../support/keys/test-keys.ts';

/** Algorithms that Node 20 can do, through its own crypto and through WebCrypto. */
export const NODE_ALGORITHMS = [
  ...['HS256', 'HS384', 'HS512', 'RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
];

export function algorithmOf(name: string): SignatureAlgorithm {
  const found = findSignatureAlgorithm(name);
  if (!found) throw new Error(name);
  return found;
}

/** Header and claims as a token, signed by node:crypto. */
export function signByNode(
  name: string,
  key: TestKey,
  header: Readonly<Record<string, unknown>> = {},
  claims: unknown = { sub: 'ana' },
): string {
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const input = `${encode({ alg: name, ...header })}.${encode(claims)}`;
  return `${input}.${signatureOf(name, key, Buffer.from(input)).toString('base64url')}`;
}

/** Whether node:crypto takes the signature of a token. */
export function verifiesInNode(name: string, key: TestKey, token: string): boolean {
  const end = token.lastIndexOf('.');
  const input = Buffer.from(token.slice(0, end));
  const signature = Buffer.from(token.slice(end + 1), 'base64url');
  if (name.startsWith('HS')) {
    const expected = signatureOf(name, key, input);
    return expected.length === signature.length && timingSafeEqual(expected, signature);
  }
  const publicKey = { key: createPublicKey(key.publicPem), ...optionsOf(name) };
  return verify(hashOf(name), input, publicKey, signature);
}

function signatureOf(name: string, key: TestKey, input: Buffer): Buffer {
  if (name.startsWith('HS')) {
    return createHmac(`sha${name.slice(2)}`, key.secret)
      .update(input)
      .digest();
  }
  return sign(hashOf(name), input, { key: createPrivateKey(key.privatePem), ...optionsOf(name) });
}

function hashOf(name: string): string | null {
  return name.startsWith('Ed') ? null : `sha${name.slice(2)}`;
}

function optionsOf(name: string) {
  if (name.startsWith('ES')) return { dsaEncoding: 'ieee-p1363' } as const;
  if (!name.startsWith('PS')) return {};
  return {
    padding: constants.RSA_PKCS1_PSS_PADDING,
    saltLength: constants.RSA_PSS_SALTLEN_DIGEST,
  };
}
