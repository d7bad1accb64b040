import type { AsymmetricKey, Jwk } from './key-material.ts';

/** The members that make up the public key, and the one that makes it private. */
export const MEMBERS = {
  RSA: { public: ['n', 'e'], private: 'd' },
  EC: { public: ['crv', 'x', 'y'], private: 'd' },
  OKP: { public: ['crv', 'x'], private: 'd' },
  AKP: { public: ['alg', 'pub'], private: 'priv' },
} as const satisfies Record<
  AsymmetricKey['keyType'],
  { readonly public: readonly string[]; readonly private: string }
>;

/** What a private RSA key holds besides "d" (RFC 7518 §6.3.2). */
export const RSA_PRIMES = ['p', 'q', 'dp', 'dq', 'qi'];

/** The public half of a JWK: the members of the public key and nothing else. */
export function publicMembers(jwk: Jwk, keyType: AsymmetricKey['keyType']): Jwk {
  const kept = ['kty', ...MEMBERS[keyType].public];
  return Object.fromEntries(kept.map((member) => [member, jwk[member]]));
}

/** The parts of a private key: RSA keys bring their primes, without which WebCrypto takes none. */
export function privateMembers(jwk: Jwk, keyType: AsymmetricKey['keyType']): Jwk {
  const primes = keyType === 'RSA' ? RSA_PRIMES.filter((member) => member in jwk) : [];
  const kept = [MEMBERS[keyType].private, ...primes];
  const members = Object.fromEntries(kept.map((member) => [member, jwk[member]]));
  return { ...publicMembers(jwk, keyType), ...members };
}
