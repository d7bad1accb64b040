import type { KeyLock, KeyMaterial, KeyReading, SecretEncoding } from '../keys/key-material.ts';
import type { SecretReading, SecretTextChange } from '../keys/parse-secret.ts';
import type { SignatureAlgorithm } from '../registry/algorithms.ts';
import { count } from './count.ts';
import { ENCODING_NAMES, explainKeyProblem } from './explain-key-problem.ts';

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
    default:
      return `with the secret read as ${ENCODING_NAMES[encoding]}, ${TEXT_CHANGES[change]}`;
  }
}

const TEXT_CHANGES: Readonly<Record<SecretTextChange, string>> = {
  unquoted: 'without the quotes around it',
  newline: 'followed by a line feed',
  unescaped: 'with its escapes such as \\n read as in a string',
  visible: 'without the invisible characters in it',
  decoded: 'after decoding it once: it is encoded twice',
};

/** The line under the Key box. */
export function explainKeyReading(reading: KeyReading, encoding: SecretEncoding): string {
  switch (reading.state) {
    case 'empty':
      return '';
    case 'unreadable':
      return explainKeyProblem(reading.problem);
    case 'reading':
      return 'Reading the key…';
    case 'locked':
      return explainLock(reading.lock);
    case 'read':
      return [explainKeys(reading, encoding), explainNote(reading), explainOpenLock(reading)]
        .filter((words) => words !== '')
        .join(' ');
  }
}

/** Why an encrypted private key is not open yet. */
export function explainLock(lock: KeyLock): string {
  return lock === 'passphrase-missing'
    ? 'This private key is encrypted. Type its passphrase.'
    : 'The passphrase is wrong: it does not open this private key.';
}

type ReadKeys = Extract<KeyReading, { state: 'read' }>;

function explainKeys(reading: ReadKeys, encoding: SecretEncoding): string {
  const { format, keys, skipped } = reading;
  const [key] = keys;
  if (format === 'text' && key.kind === 'secret') {
    return `Read as ${ENCODING_NAMES[encoding]}: ${describeKey(key)}.`;
  }
  if (format !== 'jwk-set' && keys.length === 1 && skipped === 0) {
    return `${capitalised(describeKey(key))}${named(key)}. ${abilities(key)}`;
  }
  const passed = skipped > 0 ? ` ${count(skipped, 'entry', 'entries')} passed over.` : '';
  return `${count(keys.length, 'key')}: ${countKinds(keys)}.${passed}`;
}

function explainNote({ note }: ReadKeys): string {
  return note ? `Read from ${note.name}=…` : '';
}

/** Beside a key that is open another one may be locked. */
function explainOpenLock({ lock }: ReadKeys): string {
  return lock === undefined || lock === 'open' ? '' : explainLock(lock);
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
