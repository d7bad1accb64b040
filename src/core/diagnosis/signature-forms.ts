import { decodeBase64url, withoutPadding } from '../encoding/base64url.ts';
import { joinNumbers, readEcdsaDer } from '../encoding/ecdsa-der.ts';
import { decodeHex } from '../encoding/hex.ts';
import { decodeUtf8Leniently } from '../encoding/utf8.ts';
import type { KeyMaterial } from '../keys/key-material.ts';
import type { SignatureAlgorithm } from '../registry/algorithms.ts';
import type { SignatureForm } from '../verdict/diagnosis.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A signature as it may have been meant; `form` undefined: as it stands. */
export interface SignatureCandidate {
  readonly form: SignatureForm | undefined;
  readonly bytes: Bytes;
  /** Only the beginning of what the key makes: it is compared, not verified. */
  readonly isPrefix?: boolean;
}

/** Fewer bytes than these of an HMAC prove nothing: it never was cut to less than 80 bits (RFC 2104 §5). */
const LEAST_PREFIX = 10;
/** More zeros than these at the beginning of a number are no chance. */
const MOST_LOST = 3;

/** Bytes of the signatures that an algorithm makes with a key; undefined where it is not known. */
export function lengthOfSignature(
  algorithm: SignatureAlgorithm,
  key: KeyMaterial,
): number | undefined {
  if (algorithm.signatureLength !== undefined) return algorithm.signatureLength;
  const bits = key.kind === 'secret' ? undefined : key.bits;
  return bits === undefined ? undefined : Math.ceil(bits / 8);
}

/** The forms of a signature that have the length which the algorithm makes. */
export function signatureForms(
  encoded: string,
  signature: Bytes,
  algorithm: SignatureAlgorithm,
  key: KeyMaterial,
): SignatureCandidate[] {
  const length = lengthOfSignature(algorithm, key);
  const asItIs: SignatureCandidate = { form: undefined, bytes: signature };
  if (length === undefined) return [asItIs];
  const candidates = [
    asItIs,
    ...decodedAgain(encoded, signature),
    ...(algorithm.keyType === 'EC' ? ecForms(signature, length) : []),
    ...(algorithm.keyType === 'RSA' ? rsaForms(signature, length) : []),
    ...tooLong(signature, length),
  ];
  const whole = candidates.filter(({ bytes }) => bytes.length === length);
  return algorithm.keyType === 'oct' ? [...whole, ...tooShort(signature, length)] : whole;
}

/** Text of a signature where its bytes belong. */
function* decodedAgain(encoded: string, signature: Bytes): Generator<SignatureCandidate> {
  const hex = readHex(encoded);
  if (hex) yield { form: { form: 'hex' }, bytes: hex };
  const text = decodeUtf8Leniently(signature);
  const inner = readHex(text);
  if (inner) yield { form: { form: 'hex-text' }, bytes: inner };
  const body = withoutPadding(text.trim()).replaceAll('+', '-').replaceAll('/', '_');
  const bytes = decodeBase64url(body);
  if (bytes.ok) yield { form: { form: 'base64-text' }, bytes: bytes.value };
}

function readHex(text: string): Bytes | undefined {
  if (!/^(?:[0-9A-Fa-f]{2}){16,}$/.test(text)) return undefined;
  return decodeHex(text);
}

/** JWS has r and s one after the other, each as long as the order of the curve (RFC 7518 §3.4). */
function* ecForms(signature: Bytes, length: number): Generator<SignatureCandidate> {
  const size = length / 2;
  const numbers = readEcdsaDer(signature, size);
  if (numbers) yield { form: { form: 'der' }, bytes: numbers };
  const lost = length - signature.length;
  if (lost < 1 || lost > MOST_LOST) return;
  for (let cut = size - lost; cut <= size; cut++) {
    const bytes = joinNumbers(signature.subarray(0, cut), signature.subarray(cut), size);
    yield { form: { form: 'short-number' }, bytes };
  }
}

function* rsaForms(signature: Bytes, length: number): Generator<SignatureCandidate> {
  yield { form: { form: 'reversed' }, bytes: signature.slice().reverse() };
  const lost = length - signature.length;
  if (lost < 1 || lost > MOST_LOST) return;
  const bytes = new Uint8Array(length);
  bytes.set(signature, lost);
  yield { form: { form: 'short-number' }, bytes };
}

function* tooLong(signature: Bytes, length: number): Generator<SignatureCandidate> {
  const bytes = signature.length - length;
  if (bytes > 0) yield { form: { form: 'extra', bytes }, bytes: signature.slice(0, length) };
}

function* tooShort(signature: Bytes, whole: number): Generator<SignatureCandidate> {
  const kept = signature.length;
  if (kept >= whole || kept < LEAST_PREFIX) return;
  yield { form: { form: 'truncated', kept, whole }, bytes: signature, isPrefix: true };
}
