import { encodeBase64url } from '../../core/encoding/base64url.ts';
import { memberBytes } from '../../core/encoding/big-integer.ts';
import type { Jwk } from '../../core/keys/key-material.ts';
import { loadLibrary } from '../engines/load-library.ts';

/** A key on the one curve of RFC 8037 §3.2 that WebCrypto has in no browser; `secret` of a private one. */
export interface X448Key {
  readonly curve: 'X448';
  readonly point: Uint8Array;
  readonly secret: Uint8Array | undefined;
}

const LENGTH = 56;

/** Throws where the JWK is not a sound key on X448. */
export async function readX448(jwk: Jwk): Promise<X448Key> {
  const secret = memberBytes(jwk.d);
  const { x448 } = await load();
  const point = memberBytes(jwk.x) ?? (secret && x448.getPublicKey(secret));
  const lengths = [point, secret ?? point].map((bytes) => bytes?.length);
  if (!point || lengths.some((length) => length !== LENGTH)) throw new TypeError('No X448 key');
  return { curve: 'X448', point, secret };
}

/** Throws for points of low order, whose shared secret anyone knows (RFC 7748 §6.2). */
export async function agreeX448(theirs: X448Key, own: X448Key): Promise<Uint8Array> {
  if (!own.secret) throw new TypeError('A private key was expected');
  const { x448 } = await load();
  return x448.getSharedSecret(own.secret, theirs.point);
}

export async function generateX448(): Promise<X448Key> {
  const { x448 } = await load();
  const { secretKey, publicKey } = x448.keygen();
  return { curve: 'X448', point: publicKey, secret: secretKey };
}

/** With its private member, where there is one. */
export function x448Jwk({ point, secret }: X448Key): Jwk {
  const jwk = { kty: 'OKP', crv: 'X448', x: encodeBase64url(point) };
  return secret ? { ...jwk, d: encodeBase64url(secret) } : jwk;
}

function load() {
  return loadLibrary(import('@noble/curves/ed448.js'));
}
