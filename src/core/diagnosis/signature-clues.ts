import { type DecodedToken, findPart } from '../decode/decoded-token.ts';
import { memberBytes, toBigInteger, withoutZeros } from '../encoding/big-integer.ts';
import { CURVES } from '../keys/curves.ts';
import type { KeyMaterial } from '../keys/key-material.ts';
import { readPublicJwk } from '../keys/public-jwk.ts';
import { SIGNATURE_ALGORITHMS, type SignatureAlgorithm } from '../registry/algorithms.ts';
import type { Clue } from '../verdict/diagnosis.ts';
import { say } from '../words/say.ts';
import { type OpenedSignature, openRsaSignature } from './open-rsa-signature.ts';
import { lengthOfSignature } from './signature-forms.ts';

/** Bytes of the moduli of usual RSA keys. */
const USUAL_MODULI: readonly number[] = [128, 256, 384, 512, 1024];

/** Each takes a moment in which the page is still. */
const MOST_OPENED = 10;

/** What the signature alone says about the keys with which it was checked. */
export function signatureClues(
  token: DecodedToken,
  algorithm: SignatureAlgorithm,
  keys: readonly KeyMaterial[],
): Clue[] {
  const bytes = findPart(token, 'signature')?.bytes;
  const signature = bytes?.ok ? bytes.value : new Uint8Array();
  const clues = lengthClues(signature.length, algorithm, keys);
  if (clues.length > 0) return clues;
  return algorithm.keyType === 'RSA'
    ? openingClues(signature, keys)
    : rangeClues(signature, algorithm);
}

function lengthClues(
  bytes: number,
  algorithm: SignatureAlgorithm,
  keys: readonly KeyMaterial[],
): Clue[] {
  const lengths = keys.map((key) => lengthOfSignature(algorithm, key));
  const [whole] = lengths;
  if (whole === undefined || lengths.some((length) => length === undefined || length === bytes)) {
    return [];
  }
  const [only] = keys.length === 1 ? keys : [];
  const keyBits = only?.kind === 'secret' ? undefined : only?.bits;
  if (keyBits !== undefined && USUAL_MODULI.includes(bytes)) {
    return [{ clue: 'modulus', signatureBits: bytes * 8, keyBits }];
  }
  const names = algorithm.keyType === 'RSA' ? [] : algorithmsOfLength(bytes);
  if (names.length > 0) return [{ clue: 'length-of', bytes, names }];
  return bytes < whole && only ? [{ clue: 'cut-off', bytes, whole }] : [];
}

/** Those whose names are in common use; a COSE name would say the same twice. */
function algorithmsOfLength(bytes: number): string[] {
  const made = SIGNATURE_ALGORITHMS.filter(({ signatureLength }) => signatureLength === bytes);
  const names = made.map(({ name }) => name).filter((name) => !name.startsWith('ESP'));
  return USUAL_MODULI.includes(bytes) ? [...names, say`${bytes * 8}-bit RSA`] : names;
}

function openingClues(signature: Uint8Array, keys: readonly KeyMaterial[]): Clue[] {
  const among = keys.length;
  if (among === 0 || among > MOST_OPENED) return [];
  const states = new Set<OpenedSignature['state'] | undefined>();
  for (const key of keys) {
    const opened = open(signature, key);
    if (opened?.state === 'digest') {
      const { hash, digest } = opened;
      return [{ clue: 'made-by-key', hash, digest, keyId: key.keyId, among }];
    }
    if (opened?.state === 'bare') {
      const unnamed = { hash: undefined, digest: undefined };
      return [{ clue: 'made-by-key', ...unnamed, keyId: key.keyId, among }];
    }
    states.add(opened?.state);
  }
  if (![...states].every(isForeign)) return [];
  return [{ clue: states.has('nothing') ? 'not-made-by-key' : 'beyond-modulus', among }];
}

function isForeign(state: OpenedSignature['state'] | undefined): boolean {
  return state === 'nothing' || state === 'beyond-modulus';
}

function open(signature: Uint8Array, key: KeyMaterial): OpenedSignature | undefined {
  const jwk = key.kind === 'secret' ? undefined : readPublicJwk(key);
  const modulus = memberBytes(jwk?.n);
  const exponent = memberBytes(jwk?.e);
  return modulus && exponent
    ? openRsaSignature(signature, withoutZeros(modulus), withoutZeros(exponent))
    : undefined;
}

function rangeClues(signature: Uint8Array, algorithm: SignatureAlgorithm): Clue[] {
  const [curve = ''] = algorithm.curves ?? [];
  const order = CURVES.get(curve)?.order;
  if (order === undefined || signature.length !== algorithm.signatureLength) return [];
  const size = signature.length / 2;
  const numbers = [
    ['r', signature.subarray(0, size)],
    ['s', signature.subarray(size)],
  ] as const;
  return numbers.flatMap(([number, bytes]) => {
    const value = toBigInteger(bytes);
    return value === 0n || value >= order ? [{ clue: 'out-of-range', number, curve }] : [];
  });
}
