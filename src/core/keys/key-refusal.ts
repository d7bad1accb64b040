import { memberBytes, toBigInteger } from '../encoding/big-integer.ts';
import { findPointFault, type PointFault } from './curve-check.ts';
import type { Jwk, KeyMaterial } from './key-material.ts';
import { readPublicJwk } from './public-jwk.ts';
import { findBrokenRsa, type RsaWeakness } from './rsa-weakness.ts';

/** Why no signature counts that a key verifies: the key is not a key (RFC 8725 §3.4). */
export type KeyRefusal =
  | { readonly code: 'point'; readonly fault: PointFault }
  | { readonly code: 'rsa'; readonly weakness: RsaWeakness }
  | { readonly code: 'placeholder'; readonly text: string };

const known = new WeakMap<KeyMaterial, { readonly refusal: KeyRefusal | undefined }>();

/** Whatever an engine says of it: those of browsers and libraries do not agree on such keys. */
export function findRefusal(key: KeyMaterial): KeyRefusal | undefined {
  const earlier = known.get(key);
  if (earlier) return earlier.refusal;
  const jwk = key.kind === 'secret' ? undefined : readPublicJwk(key);
  const refusal = jwk && refusalOf(jwk);
  known.set(key, { refusal });
  return refusal;
}

function refusalOf(jwk: Jwk): KeyRefusal | undefined {
  const text = findPlaceholder(jwk);
  if (text !== undefined) return { code: 'placeholder', text };
  const fault = findPointFault(jwk);
  if (fault) return { code: 'point', fault };
  const weakness = findBrokenRsa(jwk);
  return weakness && { code: 'rsa', weakness };
}

/** What is in "n" where a program had no key to put there, such as Istio's note that a fetch failed. */
export function findPlaceholder(jwk: Jwk): string | undefined {
  const modulus = jwk.kty === 'RSA' ? memberBytes(jwk.n) : undefined;
  if (!modulus || modulus.length < 8 || modulus.length > 1000) return undefined;
  if (toBigInteger(modulus) === 0n) return undefined;
  const isText = modulus.every((byte) => byte >= 0x20 && byte < 0x7f);
  return isText ? String.fromCharCode(...modulus) : undefined;
}
