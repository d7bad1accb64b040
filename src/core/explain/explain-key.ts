import type { KeyMaterial, KeyProblem, KeyReading, SecretEncoding } from '../keys/key-material.ts';
import type { SecretReading } from '../keys/parse-secret.ts';
import type { SignatureAlgorithm } from '../registry/algorithms.ts';
import { quoteCharacter } from './quote.ts';

export const ENCODING_NAMES: Readonly<Record<SecretEncoding, string>> = {
  utf8: 'UTF-8',
  base64url: 'Base64url',
  base64: 'Base64',
  hex: 'Hex',
};

/** A key in a few words: "RSA public key, 2048 bits". */
export function describeKey(key: KeyMaterial): string {
  if (key.kind === 'secret') return `secret of ${count(key.octets.length, 'octet')}`;
  switch (key.keyType) {
    case 'RSA':
      return `RSA ${key.kind} key, ${key.bits ?? '?'} bits`;
    case 'EC':
      return `EC ${key.kind} key on ${key.curve ?? 'an unnamed curve'}`;
    case 'OKP':
    case 'AKP':
      return `${key.curve ?? key.keyType} ${key.kind} key`;
  }
}

/** What kind of key an algorithm needs: "an EC key on P-256". */
export function describeNeededKey(algorithm: SignatureAlgorithm): string {
  switch (algorithm.keyType) {
    case 'oct':
      return 'a secret';
    case 'RSA':
      return 'an RSA key';
    case 'EC':
      return `an EC key on ${algorithm.curves?.[0] ?? 'its curve'}`;
    case 'OKP':
      return `an ${algorithm.curves?.join(' or ') ?? 'OKP'} key`;
    case 'AKP':
      return `an ${algorithm.name} key`;
  }
}

/** Another way to read a secret: "with the secret read as Hex". */
export function describeReading({ encoding, change }: SecretReading): string {
  switch (change) {
    case 'encoding':
      return `with the secret read as ${ENCODING_NAMES[encoding]}`;
    case 'trim':
      return 'without the white space around the secret';
    case 'both':
      return `with the secret read as ${ENCODING_NAMES[encoding]}, without the white space around it`;
  }
}

/** The line under the Key box. */
export function explainKeyReading(reading: KeyReading, encoding: SecretEncoding): string {
  if (reading.state === 'empty') return '';
  if (reading.state === 'unreadable') return explainKeyProblem(reading.problem);
  const [key] = reading.keys;
  if (reading.format === 'text' && key.kind === 'secret') {
    return `Read as ${ENCODING_NAMES[encoding]}: ${describeKey(key)}.`;
  }
  if (reading.format !== 'jwk-set')
    return `${capitalised(describeKey(key))}${named(key)}. ${abilities(key)}`;
  const skipped =
    reading.skipped > 0 ? ` ${count(reading.skipped, 'entry', 'entries')} passed over.` : '';
  return `${count(reading.keys.length, 'key')}: ${countKinds(reading.keys)}.${skipped}`;
}

/** Why a text is no key, and what to do about it. */
export function explainKeyProblem(problem: KeyProblem): string {
  switch (problem.code) {
    case 'secret-not-decodable':
      return `Not ${ENCODING_NAMES[problem.encoding]}: ${quoteCharacter(problem.character)} at character ${problem.offset + 1}. Choose another secret encoding.`;
    case 'secret-odd-length':
      return `Not ${ENCODING_NAMES[problem.encoding]}: ${count(problem.length, 'character')} make no whole number of octets. Something is missing, or it is another encoding.`;
    case 'pem-without-end':
      return `The line "-----END ${problem.label}-----" is missing. Copy the key again, to its last line.`;
    case 'pem-not-base64':
      return `${quoteCharacter(problem.character)} does not belong between the lines of a ${problem.label}. Copy the key again.`;
    case 'pem-cut-off':
      return `Characters are missing between the lines of this ${problem.label}. Copy the key again.`;
    case 'pem-label-unknown':
      return `"${problem.label}" is a PEM block that cannot be read here. Give the key as "PUBLIC KEY" (SPKI), "PRIVATE KEY" (PKCS #8), JWK or JWK Set.`;
    case 'pem-not-a-key':
      return `This says "${problem.label}", but what is inside is no such key. Copy the key again.`;
    case 'key-type-unknown':
      return `A key of type "${problem.keyType}" signs no token. RSA, EC, Ed25519, Ed448, ML-DSA keys and secrets do.`;
    case 'json-not-a-key':
      return explainJsonKey(problem.reason, problem.offset);
    case 'jwk-member':
      return explainMember(problem.member, problem.fault);
    case 'jwk-set-empty':
      return 'This JWK Set holds no key.';
  }
}

function explainJsonKey(reason: 'syntax' | 'not-an-object' | 'no-kty', offset = 0): string {
  switch (reason) {
    case 'syntax':
      return `This JSON is broken at character ${offset + 1}. Copy the JWK or JWK Set again.`;
    case 'not-an-object':
      return 'This JSON is no JWK: it is not an object.';
    case 'no-kty':
      return 'This JSON is no JWK: it has neither "kty" nor "keys".';
  }
}

function explainMember(member: string, fault: 'missing' | 'not-base64url' | 'length'): string {
  switch (fault) {
    case 'missing':
      return `The JWK lacks its member "${member}".`;
    case 'not-base64url':
      return `The JWK's member "${member}" is not base64url.`;
    case 'length':
      return `The JWK's member "${member}" does not have the length that its curve asks for.`;
  }
}

/** Keys by kind: "2 × RSA public key, 2048 bits; EC public key on P-256". */
function countKinds(keys: readonly KeyMaterial[]): string {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(describeKey(key), (counts.get(describeKey(key)) ?? 0) + 1);
  return Array.from(counts, ([kind, times]) => (times > 1 ? `${times} × ${kind}` : kind)).join(
    '; ',
  );
}

function abilities(key: KeyMaterial): string {
  return key.kind === 'public' ? 'It verifies, it cannot sign.' : 'It verifies and signs.';
}

function named(key: KeyMaterial): string {
  return key.keyId === undefined ? '' : `, "${key.keyId}"`;
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
