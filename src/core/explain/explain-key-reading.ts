import type { KeyLock, KeyMaterial, KeyReading, SecretEncoding } from '../keys/key-material.ts';
import type { KeyWrapping } from '../keys/key-wrapping.ts';
import { capitalised } from '../words/capitalised.ts';
import { insideQuotes, quote } from '../words/quote.ts';
import { say, sayCount } from '../words/say.ts';
import { sentences } from '../words/sentences.ts';
import { ENCODING_NAMES } from './encoding-names.ts';
import { describeKey } from './explain-key.ts';
import { explainKeyProblem } from './key-problem-words.ts';

/** The line under the Key box. */
export function explainKeyReading(
  reading: KeyReading,
  encoding: SecretEncoding,
  /** What the token available asks of a key. */
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
    ? say`This private key is encrypted. Enter its passphrase.`
    : say`The passphrase is wrong: it does not decrypt this private key.`;
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
    return say`Decoded as ${ENCODING_NAMES[encoding]}: ${describeKey(key)}.`;
  }
  if (format !== 'jwk-set' && keys.length === 1 && skipped === 0) {
    return sentences(`${capitalised(describeKey(key))}${named(key)}.`, abilities(key, purpose));
  }
  const passed = skipped > 0 ? sayCount(skipped, '{0} entry skipped.', '{0} entries skipped.') : '';
  const kinds = sayCount(keys.length, '{0} key: {1}.', '{0} keys: {1}.', countKinds(keys));
  return sentences(kinds, passed);
}

function explainNote({ note, wrappings = [], keys }: ReadKeys): string {
  const layers = wrappings.filter(({ kind }) => kind !== 'assignment');
  return sentences(
    note ? say`The key was read from the variable “${insideQuotes(note.name)}”.` : '',
    layers.length > 0
      ? say`Layers around the key were removed: ${layers.map(nameWrapping).join(' → ')}.`
      : '',
    keys.some(({ repairs = [] }) => repairs.length > 0)
      ? say`The key was repaired so that it could be read. Strict parsers reject the original.`
      : '',
  );
}

/** A layer around a key. */
function nameWrapping({ kind, name = '' }: KeyWrapping): string {
  switch (kind) {
    case 'assignment':
    case 'member':
      // Any text may be the name of a member.
      return /^[\w.$/-]{1,60}$/.test(name) ? quote(name) : say`JSON member`;
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
      return say`“k” of a symmetric JWK`;
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
      ? say`This key can encrypt but not decrypt.`
      : say`This key can decrypt and encrypt.`;
  }
  return key.kind === 'public'
    ? say`This key can verify but not sign.`
    : say`This key can sign and verify.`;
}

function named(key: KeyMaterial): string {
  return key.keyId === undefined ? '' : `, ${quote(key.keyId)}`;
}
