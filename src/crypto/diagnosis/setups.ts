import type { SecretGuess } from '../../core/diagnosis/secret-guesses.ts';
import { encodeBase64 } from '../../core/encoding/base64url.ts';
import { encodeHex } from '../../core/encoding/hex.ts';
import { encodeUtf8 } from '../../core/encoding/utf8.ts';
import type { KeyMaterial } from '../../core/keys/key-material.ts';
import { secretOf } from '../../core/keys/parse-secret.ts';
import { fits } from '../../core/keys/select-key.ts';
import {
  SIGNATURE_ALGORITHMS,
  type SignatureAlgorithm,
  specify,
} from '../../core/registry/algorithms.ts';
import type { Cause } from '../../core/verdict/diagnosis.ts';
import { unnamedAlgorithms } from './unnamed-algorithms.ts';

/** A key with an algorithm, and in what they differ from those that were asked for. */
export interface Setup {
  readonly algorithm: SignatureAlgorithm;
  readonly key: KeyMaterial;
  readonly causes: readonly Cause[];
}

/** Sets larger than this are tried as far as here. */
const MOST_KEYS = 100;

/** Every key available with every algorithm it can work with. */
export function setupsOf(
  keys: readonly KeyMaterial[],
  guesses: readonly SecretGuess[],
  asked: SignatureAlgorithm,
  keyId: string | undefined,
): Setup[] {
  const named = keys.filter((key) => keyId !== undefined && key.keyId === keyId);
  const setups = keys.slice(0, MOST_KEYS).flatMap((key, index) => {
    const isChosen = named.length === 0 || named.includes(key);
    const other: Cause = {
      kind: 'other-key',
      keyId: key.keyId,
      place: index + 1,
      total: keys.length,
      asked: keyId,
    };
    return setupsWith(key, asked, isChosen ? [] : [other]);
  });
  const guessed = guesses.flatMap(({ bytes, cause }) =>
    setupsWith(secretOf(bytes), asked, [cause]),
  );
  return [...setups, ...guessed];
}

function setupsWith(
  key: KeyMaterial,
  asked: SignatureAlgorithm,
  causes: readonly Cause[],
): Setup[] {
  const meant = specify(asked, key);
  const own = fits(key, asked) ? [{ algorithm: meant, key, causes }] : [];
  const named = SIGNATURE_ALGORITHMS.filter(
    (algorithm) => !algorithm.variants && fits(key, algorithm) && !isSame(algorithm, meant),
  );
  // A COSE name is another name for the same.
  const distinct = named.filter(
    (algorithm, index) => named.findIndex((other) => isSame(other, algorithm)) === index,
  );
  const others = distinct.map((algorithm): Setup => {
    const cause: Cause = { kind: 'algorithm', name: algorithm.name, instead: asked.name };
    return { algorithm, key, causes: [...causes, cause] };
  });
  const unnamed = unnamedAlgorithms(key, asked).map(({ algorithm, cause }) => ({
    algorithm,
    key,
    causes: [...causes, cause],
  }));
  return [...own, ...others, ...unnamed];
}

function isSame(one: SignatureAlgorithm, other: SignatureAlgorithm): boolean {
  if (one.name === other.name) return true;
  return one.webCrypto !== undefined && one.webCrypto === other.webCrypto;
}

const HASHES = ['SHA-256', 'SHA-512', 'SHA-384', 'SHA-1'] as const;

/** The hashes of a secret, as bytes and as text. */
export async function hashedSecrets(bytes: Uint8Array<ArrayBuffer>): Promise<SecretGuess[]> {
  const guesses = await Promise.all(HASHES.map((hash) => hashedSecret(bytes, hash)));
  return guesses.flat();
}

async function hashedSecret(
  bytes: Uint8Array<ArrayBuffer>,
  hash: (typeof HASHES)[number],
): Promise<SecretGuess[]> {
  const digest = new Uint8Array(await crypto.subtle.digest(hash, bytes));
  const hex = encodeHex(digest);
  const forms = [
    ['bytes', digest],
    ['hex', encodeUtf8(hex)],
    ['base64', encodeUtf8(encodeBase64(digest))],
  ] as const;
  return forms.map(([form, secret]) => ({
    bytes: secret,
    cause: { kind: 'secret-made', from: { how: 'hash', hash, form } },
  }));
}
