import { importJWK, SignJWT } from 'jose';
import { makeKey, testKey } from '../keys/test-keys.ts';

/** What the code of `subjectFor` expects. */
export const ISSUER = 'https://login.example.com/';
export const AUDIENCE = 'https://api.example.com';

export interface TokenChanges {
  readonly header?: object;
  readonly claims?: object;
  /** A JWK as text, of a key that the verifier does not know. */
  readonly key?: string;
}

/** A token that a subject of `subjectFor` describes, but for the changes. */
export async function tokenFor(
  algorithm: string,
  { header, claims, key }: TokenChanges = {},
): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const jwk = key ? JSON.parse(key) : testKey(algorithm).privateJwk;
  const payload = { iss: ISSUER, aud: [AUDIENCE, 'b'], iat: now, exp: now + 600, ...claims };
  return await new SignJWT(payload)
    .setProtectedHeader({ alg: algorithm, typ: 'at+jwt', kid: 'key-1', ...header })
    .sign(await importJWK(jwk, algorithm));
}

const otherKeys = new Map<string, string>();

/** A key of the same kind that the verifier does not know; RSA keys take long to make. */
export function otherKey(algorithm: string): string {
  const kind = /^[RP]S/.test(algorithm) ? 'RSA' : algorithm;
  const known = otherKeys.get(kind) ?? JSON.stringify(makeKey(algorithm).privateJwk);
  otherKeys.set(kind, known);
  return known;
}

/** The variables from which the code takes its key, a secret as Base64url. */
export function keysFor(algorithm: string): Record<string, string> {
  const { publicPem, privatePem, secret } = testKey(algorithm);
  return algorithm.startsWith('HS')
    ? { JWT_SECRET: secret.toString('base64url') }
    : { JWT_PUBLIC_KEY: publicPem, JWT_PRIVATE_KEY: privatePem };
}

export const ENVIRONMENT = { from: 'environment', encoding: 'base64url' } as const;

const NOW = Math.floor(Date.now() / 1000);

/** What a token is like, what the code expects beyond the usual, and whether it takes the token. */
export const RECEIVER_CASES: readonly (readonly [
  string,
  TokenChanges,
  { readonly [name: string]: unknown },
  boolean,
])[] = [
  ['the token at hand', {}, {}, true],
  ['another issuer', { claims: { iss: 'https://evil.example/' } }, {}, false],
  ['no issuer', { claims: { iss: undefined } }, {}, false],
  ['another audience', { claims: { aud: 'https://other.example' } }, {}, false],
  ['no audience', { claims: { aud: undefined } }, {}, false],
  ['another type', { header: { typ: 'JWT' } }, {}, false],
  ['no type', { header: { typ: undefined } }, {}, false],
  ['no expiry', { claims: { exp: undefined } }, {}, false],
  ['an expired token', { claims: { exp: NOW - 30 } }, {}, false],
  ['a token that is not valid yet', { claims: { nbf: NOW + 3000 } }, {}, false],
  ['a missing claim', {}, { requiredClaims: ['exp', 'sub'] }, false],
  ['an expiry within the tolerance', { claims: { exp: NOW - 30 } }, { tolerance: 3000 }, true],
  [
    'nothing to expect',
    {
      claims: { iss: undefined, aud: undefined, exp: undefined },
      header: { typ: undefined },
    },
    { issuer: undefined, audience: undefined, type: undefined, requiredClaims: [] },
    true,
  ],
];
