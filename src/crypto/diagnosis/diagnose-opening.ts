import { findPart } from '../../core/decode/decoded-token.ts';
import { findParameterFault } from '../../core/decode/encryption-parameters.ts';
import { findShapeFaults } from '../../core/decode/encryption-shape.ts';
import { secretGuesses } from '../../core/diagnosis/secret-guesses.ts';
import { encodeBase64, encodeBase64url } from '../../core/encoding/base64url.ts';
import { encodeHex } from '../../core/encoding/hex.ts';
import { encodeUtf8 } from '../../core/encoding/utf8.ts';
import type { KeyMaterial, KeyReading, SecretEncoding } from '../../core/keys/key-material.ts';
import { type SecretReading, secretOf } from '../../core/keys/parse-secret.ts';
import { findMisfit } from '../../core/keys/select-encryption-key.ts';
import {
  CONTENT_ENCRYPTIONS,
  type EncryptionSuite,
  KEY_MANAGEMENT_ALGORITHMS,
  secretLength,
} from '../../core/registry/encryption-algorithms.ts';
import type { OpeningCause } from '../../core/verdict/decryption-verdict.ts';
import type { EncryptionForm } from '../../core/verdict/judge-encryption.ts';
import { demandOf, roundsOf } from '../encryption/opening-demand.ts';
import { QUICK_ROUNDS } from '../encryption/pause.ts';
import { type DecryptionTask, openWith, tryDecryption } from '../encryption/try-decryption.ts';
import { openForeignPaddings } from './open-oaep.ts';

/** What would open the token, each said only after it did. */
export interface OpeningDiagnosis {
  /** Another reading of the secret, which the page can offer. */
  readonly suggestion: SecretReading | undefined;
  readonly cause: OpeningCause | undefined;
}

type ReadKeys = KeyReading & { readonly state: 'read' };

/** Why a token does not open with these keys; not looked for where each try takes long. */
export async function diagnoseOpening(
  task: DecryptionTask,
  reading: ReadKeys,
  encoding: SecretEncoding,
): Promise<OpeningDiagnosis> {
  if (roundsOf(task.form) > QUICK_ROUNDS) return { suggestion: undefined, cause: undefined };
  const byReading = await trySecrets(task, reading, encoding);
  if (byReading) return byReading;
  const cause = (await trySuites(task, reading)) ?? (await tryPaddings(task, reading));
  return { suggestion: undefined, cause };
}

async function trySecrets(
  task: DecryptionTask,
  reading: ReadKeys,
  encoding: SecretEncoding,
): Promise<OpeningDiagnosis | undefined> {
  const { secretText } = reading;
  const [key] = reading.keys;
  if (key.kind !== 'secret' || !takesSecrets(task.form.suite)) return undefined;
  for (const { bytes, cause } of secretGuesses(reading, secretText ?? '', encoding)) {
    if (!(await opens(task, secretOf(bytes)))) continue;
    return cause.kind === 'secret-read'
      ? { suggestion: cause.reading, cause: undefined }
      : { suggestion: undefined, cause };
  }
  if (secretText === undefined) return undefined;
  for (const suggestion of await derivedReadings(secretText, key.bytes, task.form.suite)) {
    const { bytes } = suggestion;
    if (await opens(task, secretOf(bytes)))
      return { suggestion: asReading(suggestion), cause: undefined };
  }
  return undefined;
}

interface DerivedSecret {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly change: SecretReading['change'];
}

/** The derived bytes as text for the Key field. */
function asReading({ bytes, change }: DerivedSecret): SecretReading {
  return { text: encodeBase64url(bytes), encoding: 'base64url', change };
}

/** What programs do to a secret of the wrong length: hash it, cut it off or fill it up. */
async function derivedReadings(
  text: string,
  bytes: Uint8Array<ArrayBuffer>,
  suite: EncryptionSuite,
): Promise<DerivedSecret[]> {
  const length = secretLength(suite);
  if (length === undefined) return [];
  const made: DerivedSecret[] = [];
  for (const hash of ['SHA-256', 'SHA-512', 'SHA-384', 'SHA-1'] as const) {
    for (const input of [encodeUtf8(text.trim()), bytes]) {
      const digest = new Uint8Array(await crypto.subtle.digest(hash, input));
      const hex = encodeHex(digest);
      const spelled = [encodeUtf8(hex), encodeUtf8(encodeBase64(digest))];
      for (const form of [digest, ...spelled]) {
        if (form.length >= length) made.push({ bytes: form.slice(0, length), change: hash });
      }
    }
  }
  if (bytes.length > length) {
    made.push({ bytes: bytes.slice(0, length), change: 'cut' });
  } else {
    const filled = new Uint8Array(length);
    filled.set(bytes);
    made.push({ bytes: filled, change: 'filled' });
  }
  return made;
}

/** Under another "alg" or "enc" than the header names, as far as the parts have the lengths for it. */
async function trySuites(
  task: DecryptionTask,
  reading: ReadKeys,
): Promise<OpeningCause | undefined> {
  const { form, token } = task;
  const { algorithm, encryption } = form.suite;
  const suites = [
    ...KEY_MANAGEMENT_ALGORITHMS.filter(
      ({ name, refusal, isPassword }) => name !== algorithm.name && !refusal && !isPassword,
    ).map((other) => ({ algorithm: other, encryption })),
    ...CONTENT_ENCRYPTIONS.filter(({ name }) => name !== encryption.name).map((other) => ({
      algorithm,
      encryption: other,
    })),
  ];
  for (const suite of suites) {
    if (findShapeFaults(token, suite).length > 0) continue;
    if (findParameterFault(form.header, suite.algorithm)) continue;
    for (const key of reading.keys) {
      if (!(await opens({ ...task, form: { ...form, suite } }, key))) continue;
      return suite.algorithm === algorithm
        ? { kind: 'encryption', name: suite.encryption.name, instead: encryption.name }
        : { kind: 'algorithm', name: suite.algorithm.name, instead: algorithm.name };
    }
  }
  return undefined;
}

/** Paddings of RSA that JOSE has no name for, or that nothing opens here. */
async function tryPaddings(
  task: DecryptionTask,
  reading: ReadKeys,
): Promise<OpeningCause | undefined> {
  const encryptedKey = findPart(task.token, 'encryptedKey')?.bytes;
  if (task.form.suite.algorithm.mode !== 'key-encryption' || !encryptedKey?.ok) return undefined;
  for (const key of reading.keys) {
    if (key.kind !== 'private' || key.keyType !== 'RSA') continue;
    const paddings = await openForeignPaddings(key, encryptedKey.value).catch(() => []);
    for (const { padding, contentKey } of paddings) {
      const outcome = await openWith(task, contentKey, 'content');
      if (outcome.problem === undefined) return { kind: 'padding', padding };
    }
  }
  return undefined;
}

async function opens(task: DecryptionTask, key: KeyMaterial): Promise<boolean> {
  if (task.limits.signal?.aborted || findMisfit(key, demandOf(task.form))) return false;
  return (await tryDecryption(task, key)).problem === undefined;
}

function takesSecrets({ algorithm }: EncryptionForm['suite']): boolean {
  return algorithm.keyTypes.includes('oct');
}
