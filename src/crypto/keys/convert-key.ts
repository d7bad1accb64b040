import { encodeBase64url } from '../../core/encoding/base64url.ts';
import { writePem } from '../../core/encoding/pem.ts';
import { privateMembers, publicMembers } from '../../core/keys/jwk-members.ts';
import type { Jwk, KeyMaterial } from '../../core/keys/key-material.ts';
import { readKeyDer } from './read-key-der.ts';
import { thumbprint } from './thumbprint.ts';
import { writePrivateDer, writePublicDer } from './write-key-der.ts';

/** The forms in which a key can be shown. */
export type WrittenForm = 'pem' | 'jwk' | 'jwk-set';

/** `secret` is the whole of a symmetric key, which has no halves. */
export type KeyHalf = 'public' | 'private' | 'secret';

/**
 * The key as a JWK. A pair without a name is named by its thumbprint; a secret
 * is not, as "kid" is for all to see and would tell a hash of it (RFC 7638 §7).
 * Rejects when the key has no JWK, or is broken.
 */
export async function toJwk(key: KeyMaterial, half: KeyHalf): Promise<Jwk> {
  const members = await membersOf(key, half);
  if (key.keyId !== undefined) return { ...members, kid: key.keyId };
  return key.kind === 'secret' ? members : { ...members, kid: await thumbprint(members) };
}

/** The thumbprint of a key in any form. */
export async function keyThumbprint(key: KeyMaterial): Promise<string> {
  return await thumbprint(await membersOf(key, key.kind === 'secret' ? 'secret' : 'public'));
}

/** One half as text. Rejects for the PEM of a secret, which there is none of. */
export async function writeKey(
  key: KeyMaterial,
  half: KeyHalf,
  form: 'pem' | 'jwk',
): Promise<string> {
  return writeJwk(await toJwk(key, half), half, form);
}

/** That half of all keys that have it: no secret and no private key is in a set of public ones. */
export async function writeKeySet(keys: readonly KeyMaterial[], half: KeyHalf): Promise<string> {
  const jwks = keys.filter((key) => halvesOf(key).includes(half)).map((key) => toJwk(key, half));
  return JSON.stringify({ keys: await Promise.all(jwks) }, null, 2);
}

export function writeJwk(jwk: Jwk, half: KeyHalf, form: 'pem' | 'jwk'): string {
  if (form === 'jwk') return JSON.stringify(jwk, null, 2);
  if (half === 'secret') throw new TypeError('A secret has no PEM');
  return half === 'private'
    ? writePem('PRIVATE KEY', writePrivateDer(jwk))
    : writePem('PUBLIC KEY', writePublicDer(jwk));
}

function halvesOf({ kind }: KeyMaterial): readonly KeyHalf[] {
  return kind === 'private' ? ['private', 'public'] : [kind];
}

async function membersOf(key: KeyMaterial, half: KeyHalf): Promise<Jwk> {
  if (key.kind === 'secret') return { kty: 'oct', k: encodeBase64url(key.bytes) };
  const jwk = await readKeyDer(key.source);
  return half === 'private' ? privateMembers(jwk, key.keyType) : publicMembers(jwk, key.keyType);
}
