import { decodeBase64url, encodeBase64url } from '../../core/encoding/base64url.ts';
import { encodeUtf8 } from '../../core/encoding/utf8.ts';
import type { Jwk, KeyMaterial, SecretEncoding } from '../../core/keys/key-material.ts';
import { parseKeys } from '../../core/keys/parse-keys.ts';
import { secretOf } from '../../core/keys/parse-secret.ts';
import { encryptNew, publicHalf } from '../make-key.ts';
import { signNew } from '../sign-new.ts';

/** Thrown where this browser cannot make an example; anyone who opens it says so. */
class ExampleProblem extends Error {}

/** A token in compact form, signed with one of the example keys. */
export async function sign(
  header: object,
  payload: object,
  keyText: string,
  encoding: SecretEncoding = 'utf8',
): Promise<string> {
  const compact = await signNew(header, payload, parseKeys(keyText, encoding));
  if (compact === undefined) throw new ExampleProblem('not signed');
  return compact;
}

/** A token in compact form, signed with bytes as the secret, even if they are the text of a key. */
export async function signWithBytes(
  header: object,
  payload: object,
  secret: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const keys = [secretOf(secret)] as const;
  const compact = await signNew(header, payload, {
    state: 'read',
    format: 'text',
    keys,
    skipped: 0,
    secretText: undefined,
  });
  if (compact === undefined) throw new ExampleProblem('not signed');
  return compact;
}

/** A token in compact form, encrypted for one of the example keys. */
export async function encrypt(header: object, plaintext: string, keyText: string): Promise<string> {
  const compact = await encryptNew(header, plaintext, parseKeys(keyText, 'utf8'));
  if (compact === undefined) throw new ExampleProblem('not encrypted');
  return compact;
}

/** The public half of a private example key, in the form in which it is written. */
export async function publicKeyOf(keyText: string): Promise<string> {
  const key = readKey(keyText);
  const half = key.kind === 'secret' ? '' : await publicHalf(key);
  if (half === '') throw new ExampleProblem('no public half');
  return half;
}

/** The public members of an example key that is written as a JWK. */
export function publicMembersOf({ kty, crv, x, y }: Jwk): Jwk {
  return y === undefined ? { kty, crv, x } : { kty, crv, x, y };
}

/** SHA-256 of a text, in base64url. */
export async function hashOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', encodeUtf8(text));
  return encodeBase64url(new Uint8Array(digest));
}

/** The bytes of the last part of a compact token, and what is before it, with its dot. */
export function splitSignature(compact: string): readonly [string, Uint8Array] {
  const dot = compact.lastIndexOf('.') + 1;
  const bytes = decodeBase64url(compact.slice(dot));
  if (!bytes.ok) throw new ExampleProblem('no signature');
  return [compact.slice(0, dot), bytes.value];
}

function readKey(keyText: string): KeyMaterial {
  const reading = parseKeys(keyText, 'utf8');
  const key = reading.state === 'read' ? reading.keys[0] : undefined;
  if (!key) throw new ExampleProblem('no key');
  return key;
}
