import type { KeyLock, KeyMaterial, KeyReading, SecretEncoding } from '../keys/key-material.ts';
import type { KeyWrapping } from '../keys/key-wrapping.ts';
import type { SecretReading, SecretTextChange } from '../keys/parse-secret.ts';
import type { SignatureAlgorithm } from '../registry/algorithms.ts';
import { capitalised } from '../words/capitalised.ts';
import { octets } from '../words/count-words.ts';
import { anyOf } from '../words/list-words.ts';
import { insideQuotes } from '../words/quote.ts';
import { say, sayCount } from '../words/say.ts';
import { sentences } from '../words/sentences.ts';
import { ENCODING_NAMES } from './encoding-names.ts';
import { explainKeyProblem } from './key-problem-words.ts';

/** A key in a few words: "RSA public key, 2048 bits". */
export function describeKey(key: KeyMaterial): string {
  if (key.kind === 'secret') return say`secret of ${octets(key.octets.length)}`;
  switch (key.keyType) {
    case 'RSA':
      return key.kind === 'public'
        ? say`RSA public key, ${key.bits ?? '?'} bits`
        : say`RSA private key, ${key.bits ?? '?'} bits`;
    case 'EC':
      return describeCurveKey(key.kind, key.curve);
    case 'OKP':
    case 'AKP':
      return key.kind === 'public'
        ? say`${key.curve ?? key.keyType} public key`
        : say`${key.curve ?? key.keyType} private key`;
  }
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

/** Another way to read a secret: "with the secret read as Hex". */
export function describeReading({ encoding, change }: SecretReading): string {
  switch (change) {
    case 'encoding':
      return say`with the secret read as ${ENCODING_NAMES[encoding]}`;
    case 'trim':
      return say`without the white space around the secret`;
    case 'both':
      return say`with the secret read as ${ENCODING_NAMES[encoding]}, without the white space around it`;
    case 'cut':
      return say`with the first bytes of the secret only, as many as the key needs`;
    case 'filled':
      return say`with zero bytes after the secret, as many as the key needs`;
    case 'SHA-1':
    case 'SHA-256':
    case 'SHA-384':
    case 'SHA-512':
      return say`with the ${change} hash of the secret as the key`;
    default:
      return say`with the secret read as ${ENCODING_NAMES[encoding]}, ${TEXT_CHANGES[change]()}`;
  }
}

const TEXT_CHANGES: Readonly<Record<SecretTextChange, () => string>> = {
  unquoted: () => say`without the quotes around it`,
  newline: () => say`followed by a line feed`,
  unescaped: () => say`with its escapes such as \\n read as in a string`,
  visible: () => say`without the invisible characters in it`,
  unprefixed: () => say`without the "0x" before it`,
  'after-colon': () => say`from the part after the colon`,
  decoded: () => say`after decoding it once: it is encoded twice`,
};

/** The line under the Key box. */
export function explainKeyReading(
  reading: KeyReading,
  encoding: SecretEncoding,
  /** What the token at hand asks of a key. */
  purpose: 'signature' | 'encryption' = 'signature',
): string {
  switch (reading.state) {
    case 'empty':
      return '';
    case 'unreadable':
      return explainKeyProblem(reading.problem);
    case 'reading':
      return say`Reading the key…`;
    case 'locked':
      return explainLock(reading.lock);
    case 'read':
      return sentences(
        explainKeys(reading, encoding, purpose),
        explainNote(reading),
        explainOpenLock(reading),
      );
  }
}

/** Why an encrypted private key is not open yet. */
export function explainLock(lock: KeyLock): string {
  return lock === 'passphrase-missing'
    ? say`This private key is encrypted. Type its passphrase.`
    : say`The passphrase is wrong: it does not open this private key.`;
}

type ReadKeys = Extract<KeyReading, { state: 'read' }>;

function explainKeys(
  reading: ReadKeys,
  encoding: SecretEncoding,
  purpose: 'signature' | 'encryption',
): string {
  const { format, keys, skipped } = reading;
  const [key] = keys;
  if (format === 'text' && key.kind === 'secret') {
    return say`Read as ${ENCODING_NAMES[encoding]}: ${describeKey(key)}.`;
  }
  if (format !== 'jwk-set' && keys.length === 1 && skipped === 0) {
    return sentences(`${capitalised(describeKey(key))}${named(key)}.`, abilities(key, purpose));
  }
  const passed =
    skipped > 0 ? sayCount(skipped, '{0} entry passed over.', '{0} entries passed over.') : '';
  const kinds = sayCount(keys.length, '{0} key: {1}.', '{0} keys: {1}.', countKinds(keys));
  return sentences(kinds, passed);
}

function explainNote({ note, wrappings = [], keys }: ReadKeys): string {
  const layers = wrappings.filter(({ kind }) => kind !== 'assignment');
  return sentences(
    note ? say`Read from ${note.name}=…` : '',
    layers.length > 0 ? say`The key was unwrapped: ${layers.map(nameWrapping).join(' → ')}.` : '',
    keys.some(({ repairs = [] }) => repairs.length > 0)
      ? say`The key was repaired to read it, so strict readers reject it.`
      : '',
  );
}

/** A layer around a key. */
function nameWrapping({ kind, name = '' }: KeyWrapping): string {
  switch (kind) {
    case 'assignment':
    case 'member':
      // Any text may be the name of a member.
      return /^[\w.$/-]{1,60}$/.test(name) ? `"${name}"` : say`JSON member`;
    case 'string':
      return say`quoted string`;
    case 'escapes':
      return say`escape sequences`;
    case 'base64':
      return say`Base64`;
    case 'base32':
      return say`Base32`;
    case 'multibase':
      return say`Multibase`;
    case 'hex':
      return say`Hex`;
    case 'byte-list':
      return say`list of bytes`;
    case 'members':
      return say`separate key members`;
    case 'surroundings':
      return say`surrounding text`;
    case 'percent':
      return say`percent-encoding`;
    case 'data-url':
      return say`data URL`;
    case 'entities':
      return say`HTML entities`;
    case 'literal':
      return say`object literal`;
    case 'jwk-secret':
      return say`"k" of a symmetric JWK`;
  }
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

function abilities(key: KeyMaterial, purpose: 'signature' | 'encryption'): string {
  // These curves are for key agreement alone (RFC 8037 §3.2).
  if (purpose === 'encryption' || (key.kind !== 'secret' && /^X/.test(key.curve ?? ''))) {
    return key.kind === 'public'
      ? say`It encrypts, it cannot decrypt.`
      : say`It decrypts and encrypts.`;
  }
  return key.kind === 'public' ? say`It verifies, it cannot sign.` : say`It verifies and signs.`;
}

function named(key: KeyMaterial): string {
  return key.keyId === undefined ? '' : `, "${insideQuotes(key.keyId)}"`;
}
