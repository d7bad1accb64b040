import { encodeBase64url, readBase64urlLeniently } from '../encoding/base64url.ts';
import { withoutZeros } from '../encoding/big-integer.ts';
import { readDer, readDerChildren } from '../encoding/der.ts';
import { nameKeysWith } from './key-identity.ts';
import type { AsymmetricKey, Jwk, KeyMaterial } from './key-material.ts';
import { readPublicJwk } from './public-jwk.ts';

/**
 * What is the same in every form of a key: PEM or JWK, public or private. A
 * private key has two names, as its public half may have to be computed first.
 * Of an RSA key the modulus counts, and of an EC key one coordinate: anyone who
 * has the key has every key that shares it.
 */
function nameKey(key: KeyMaterial): readonly string[] {
  if (key.kind === 'secret') return [`oct ${encodeBase64url(key.bytes)}`];
  const kind = `${key.keyType} ${key.curve ?? ''}`;
  const shared = sharedMember(readPublicJwk(key));
  const seed = key.kind === 'private' ? seedOf(key) : undefined;
  const names = [
    ...(shared === undefined ? [] : [`${kind} ${shared}`]),
    ...(seed === undefined ? [] : [`${kind} private ${seed}`]),
  ];
  return names.length > 0 || key.source.form === 'jwk'
    ? names
    : [`${kind} DER ${encodeBase64url(key.source.der)}`];
}

function sharedMember(jwk: Jwk | undefined): string | undefined {
  const value = jwk && (jwk.kty === 'RSA' ? jwk.n : (jwk.x ?? jwk.pub));
  return typeof value === 'string' ? canonical(value, jwk?.kty !== 'OKP') : undefined;
}

/** The bytes, however they are spelled; a number without leading zeros. */
function canonical(value: string, isNumber: boolean): string {
  const bytes = readBase64urlLeniently(value);
  return encodeBase64url(isNumber ? withoutZeros(bytes) : bytes);
}

/** The private part of an OKP or AKP key (RFC 8410 §7, RFC 9881 §6); the others name their public half. */
function seedOf({ keyType, source }: AsymmetricKey): string | undefined {
  if (keyType === 'RSA' || keyType === 'EC') return undefined;
  if (source.form === 'jwk') {
    const value = source.jwk.d ?? source.jwk.priv;
    return typeof value === 'string' ? canonical(value, false) : undefined;
  }
  const outer = readDer(source.der);
  const elements = outer.ok ? readDerChildren(outer.value.content) : undefined;
  const inner = elements?.ok && elements.value[2] ? readDer(elements.value[2].content) : undefined;
  return inner?.ok ? encodeBase64url(inner.value.content) : undefined;
}

nameKeysWith(nameKey);
