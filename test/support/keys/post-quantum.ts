import { ml_dsa44, ml_dsa65, ml_dsa87 } from '@noble/post-quantum/ml-dsa.js';
import { encodePart, partsOf } from '../tokens/tokens.ts';

/** A pair as a JWK (RFC 9964): the private member is the seed. */
export interface MlDsaKey {
  readonly publicJwk: Readonly<Record<string, string>>;
  readonly privateJwk: Readonly<Record<string, string>>;
}

/** Written in JavaScript from FIPS 204: Node 20 and its OpenSSL have no ML-DSA. */
const IMPLEMENTATIONS = { 'ML-DSA-44': ml_dsa44, 'ML-DSA-65': ml_dsa65, 'ML-DSA-87': ml_dsa87 };

export const ML_DSA_ALGORITHMS = ['ML-DSA-44', 'ML-DSA-65', 'ML-DSA-87'];

export function makeMlDsaKey(algorithm: string): MlDsaKey {
  const seed = crypto.getRandomValues(new Uint8Array(32));
  const { publicKey } = mlDsa(algorithm).keygen(seed);
  const publicJwk = { kty: 'AKP', alg: algorithm, pub: encodePart(publicKey) };
  return { publicJwk, privateJwk: { ...publicJwk, priv: encodePart(seed) } };
}

export function signMlDsa(algorithm: string, claims: object, { privateJwk }: MlDsaKey): string {
  const seed = Buffer.from(privateJwk.priv ?? '', 'base64url');
  const { secretKey } = mlDsa(algorithm).keygen(seed);
  const header = encodePart(JSON.stringify({ alg: algorithm, typ: 'JWT' }));
  const input = `${header}.${encodePart(JSON.stringify(claims))}`;
  return `${input}.${encodePart(mlDsa(algorithm).sign(Buffer.from(input), secretKey))}`;
}

export function verifyMlDsa(token: string, publicJwk: Readonly<Record<string, unknown>>): boolean {
  const [header, payload, signature] = partsOf(token);
  return mlDsa(String(publicJwk.alg)).verify(
    Buffer.from(signature, 'base64url'),
    Buffer.from(`${header}.${payload}`),
    Buffer.from(String(publicJwk.pub), 'base64url'),
  );
}

function mlDsa(algorithm: string) {
  const found = Object.entries(IMPLEMENTATIONS).find(([name]) => name === algorithm)?.[1];
  if (!found) throw new Error(`@noble/post-quantum has no ${algorithm}`);
  return found;
}
