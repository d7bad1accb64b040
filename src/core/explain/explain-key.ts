import type { KeyMaterial } from '../keys/key-material.ts';
import type { SecretReading, SecretTextChange } from '../keys/parse-secret.ts';
import type { SignatureAlgorithm } from '../registry/algorithms.ts';
import { formatNumber } from '../words/format-number.ts';
import { anyOf } from '../words/list-words.ts';
import { say } from '../words/say.ts';
import { ENCODING_NAMES } from './encoding-names.ts';

/** A key in a few words: "2,048-bit RSA public key". */
export function describeKey(key: KeyMaterial): string {
  if (key.kind === 'secret') return say`${formatNumber(key.bytes.length)}-byte secret`;
  if (key.keyType === 'EC') return describeCurveKey(key.kind, key.curve);
  if (key.keyType === 'RSA' && key.bits !== undefined) {
    const bits = formatNumber(key.bits);
    return key.kind === 'public'
      ? say`${bits}-bit RSA public key`
      : say`${bits}-bit RSA private key`;
  }
  const type = key.curve ?? key.keyType;
  return key.kind === 'public' ? say`${type} public key` : say`${type} private key`;
}

function describeCurveKey(kind: 'public' | 'private', curve: string | undefined): string {
  if (curve === undefined) {
    return kind === 'public'
      ? say`EC public key on an unnamed curve`
      : say`EC private key on an unnamed curve`;
  }
  return kind === 'public' ? say`EC public key on ${curve}` : say`EC private key on ${curve}`;
}

/** What kind of key an algorithm needs: "an EC key on P-256". */
export function describeNeededKey(algorithm: SignatureAlgorithm): string {
  switch (algorithm.keyType) {
    case 'oct':
      return say`a secret`;
    case 'RSA':
      return say`an RSA key`;
    case 'EC':
      return algorithm.curves?.[0] === undefined
        ? say`an EC key on its curve`
        : say`an EC key on ${algorithm.curves[0]}`;
    case 'OKP':
      return say`an ${algorithm.curves ? anyOf(algorithm.curves) : 'OKP'} key`;
    case 'AKP':
      return say`an ${algorithm.name} key`;
  }
}

/** What an algorithm needs to sign: "a private EC key on P-256". */
export function describeNeededPrivateKey(algorithm: SignatureAlgorithm): string {
  switch (algorithm.keyType) {
    case 'oct':
      return say`a secret`;
    case 'RSA':
      return say`a private RSA key`;
    case 'EC':
      return algorithm.curves?.[0] === undefined
        ? say`a private EC key on its curve`
        : say`a private EC key on ${algorithm.curves[0]}`;
    case 'OKP':
      return say`a private ${algorithm.curves ? anyOf(algorithm.curves) : 'OKP'} key`;
    case 'AKP':
      return say`a private ${algorithm.name} key`;
  }
}

/** Another way to read a secret: "with the secret read as Hex". */
export function describeReading(reading: SecretReading, isPassword = false): string {
  const { encoding, change } = reading;
  if (isPassword) return describePasswordReading(reading);
  switch (change) {
    case 'encoding':
      return say`with the secret read as ${ENCODING_NAMES[encoding]}`;
    case 'trim':
      return say`without the whitespace around the secret`;
    case 'both':
      return say`with the secret read as ${ENCODING_NAMES[encoding]}, without the whitespace around it`;
    case 'cut':
      return say`with the secret truncated to the length that the key needs`;
    case 'filled':
      return say`with the secret padded with zero bytes to the length that the key needs`;
    case 'SHA-1':
    case 'SHA-256':
    case 'SHA-384':
    case 'SHA-512':
      return say`with the ${change} hash of the secret as the key`;
    default:
      return say`with the secret read as ${ENCODING_NAMES[encoding]}, ${TEXT_CHANGES[change]()}`;
  }
}

/** No password is cut, filled or hashed: any length will do. */
function describePasswordReading({ encoding, change }: SecretReading): string {
  switch (change) {
    case 'encoding':
      return say`with the password read as ${ENCODING_NAMES[encoding]}`;
    case 'trim':
      return say`without the whitespace around the password`;
    case 'both':
      return say`with the password read as ${ENCODING_NAMES[encoding]}, without the whitespace around it`;
    default:
      return change in TEXT_CHANGES
        ? say`with the password read as ${ENCODING_NAMES[encoding]}, ${TEXT_CHANGES[change as SecretTextChange]()}`
        : describeReading({ text: '', encoding, change });
  }
}

const TEXT_CHANGES: Readonly<Record<SecretTextChange, () => string>> = {
  unquoted: () => say`without the quotes around it`,
  newline: () => say`followed by a line feed`,
  unescaped: () => say`with escape sequences such as \\n decoded`,
  visible: () => say`without its invisible characters`,
  unprefixed: () => say`without the “0x” prefix`,
  'after-colon': () => say`using only the part after the colon`,
  decoded: () => say`after one extra decoding because it is encoded twice`,
};
