import { type DecodedToken, findPart } from '../core/decode/decoded-token.ts';
import {
  ephemeralKey,
  iterationCount,
  parameterOctets,
} from '../core/decode/encryption-parameters.ts';
import { encodeUtf8 } from '../core/encoding/utf8.ts';
import { publicMembers } from '../core/keys/jwk-members.ts';
import type { KeyMaterial } from '../core/keys/key-material.ts';
import type { EncryptionForm } from '../core/verdict/judge-encryption.ts';
import { agreeKey, concat } from './agree-key.ts';
import { importEncryptionKey } from './import-encryption-key.ts';

const NONE = new Uint8Array();

/**
 * Whether a key opens the encrypted key, whatever the content is: that tells an
 * altered content from a wrong key. A library must not tell them apart for
 * strangers (RFC 7516 §11.5); here both belong to the user. Undefined where it
 * cannot be told.
 */
export async function opensEncryptedKey(
  token: DecodedToken,
  form: EncryptionForm,
  key: KeyMaterial,
): Promise<boolean | undefined> {
  const octets = findPart(token, 'encryptedKey')?.octets;
  if (!octets?.ok) return undefined;
  let unwrap: Unwrap;
  try {
    unwrap = await prepareUnwrap(form, key);
  } catch {
    return undefined;
  }
  try {
    await unwrap(octets.value);
    return true;
  } catch {
    return false;
  }
}

type Unwrap = (encryptedKey: Uint8Array<ArrayBuffer>) => Promise<unknown>;

async function prepareUnwrap(form: EncryptionForm, key: KeyMaterial): Promise<Unwrap> {
  const { header, suite } = form;
  const { algorithm } = suite;
  const imported = await importEncryptionKey(key, algorithm, 'decrypt');
  if (!(imported instanceof Uint8Array)) {
    if (key.keyType === 'RSA') {
      return (encryptedKey) => crypto.subtle.decrypt('RSA-OAEP', imported, encryptedKey);
    }
    return unwrapWith(await agreedKey(form, imported));
  }
  if (algorithm.isPassword) return unwrapWith(await derivedKey(form, imported));
  if (!algorithm.hasOwnTag) return unwrapWith(imported);
  const iv = new Uint8Array(parameterOctets(header, 'iv') ?? NONE);
  const tag = parameterOctets(header, 'tag') ?? NONE;
  const wrapping = await crypto.subtle.importKey('raw', imported, 'AES-GCM', false, ['decrypt']);
  return (encryptedKey) =>
    crypto.subtle.decrypt({ name: 'AES-GCM', iv }, wrapping, concat(encryptedKey, tag));
}

async function unwrapWith(octets: Uint8Array<ArrayBuffer>): Promise<Unwrap> {
  const wrapping = await crypto.subtle.importKey('raw', octets, 'AES-KW', false, ['unwrapKey']);
  const anyKey = { name: 'HMAC', hash: 'SHA-256' };
  return (encryptedKey) =>
    crypto.subtle.unwrapKey('raw', encryptedKey, wrapping, 'AES-KW', anyKey, true, ['sign']);
}

/** Octets of the key that wraps, which the name of the algorithm ends with: "…A128KW". */
function wrapLength({ suite }: EncryptionForm): number {
  return Number(/A(\d{3})KW$/.exec(suite.algorithm.name)?.[1] ?? 0) / 8;
}

async function agreedKey(form: EncryptionForm, privateKey: CryptoKey) {
  const { header, suite } = form;
  const epk = ephemeralKey(header) ?? {};
  const jwk = publicMembers(epk, epk.kty === 'OKP' ? 'OKP' : 'EC');
  const { name, namedCurve } = privateKey.algorithm as EcKeyAlgorithm;
  const names = { name, namedCurve };
  const publicKey = await crypto.subtle.importKey('jwk', jwk, names, true, []);
  const apu = parameterOctets(header, 'apu') ?? NONE;
  const apv = parameterOctets(header, 'apv') ?? NONE;
  return agreeKey(publicKey, privateKey, suite.algorithm.name, wrapLength(form), { apu, apv });
}

async function derivedKey(form: EncryptionForm, password: Uint8Array<ArrayBuffer>) {
  const { header, suite } = form;
  const { name } = suite.algorithm;
  const salt = concat(encodeUtf8(name), Uint8Array.of(0), parameterOctets(header, 'p2s') ?? NONE);
  const iterations = iterationCount(header) ?? 0;
  const hash = `SHA-${name.slice(8, 11)}`;
  const key = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits']);
  const pbkdf2 = { name: 'PBKDF2', hash, iterations, salt };
  return new Uint8Array(await crypto.subtle.deriveBits(pbkdf2, key, wrapLength(form) * 8));
}
