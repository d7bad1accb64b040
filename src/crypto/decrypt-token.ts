import { errors, type FlattenedJWE, flattenedDecrypt } from 'jose';
import { type DecodedToken, findPart } from '../core/decode/decoded-token.ts';
import { ephemeralCurve, iterationCount } from '../core/decode/encryption-parameters.ts';
import { additionalAuthenticatedData } from '../core/decode/jose-header.ts';
import { findMember } from '../core/encoding/json-query.ts';
import { toRecord } from '../core/encoding/json-value.ts';
import type { KeyMaterial, KeyReading, SecretEncoding } from '../core/keys/key-material.ts';
import {
  decodeSecret,
  otherReadings,
  type SecretReading,
  secretOf,
} from '../core/keys/parse-secret.ts';
import {
  findMisfit,
  type KeyDemand,
  selectEncryptionKeys,
} from '../core/keys/select-encryption-key.ts';
import {
  type Allowance,
  type DecryptionAttempt,
  type DecryptionVerdict,
  MOST_INFLATED,
} from '../core/verdict/decryption-verdict.ts';
import {
  type EncryptionForm,
  judgeEncryption,
  judgeReading,
} from '../core/verdict/judge-encryption.ts';
import { importEncryptionKey } from './import-encryption-key.ts';
import { opensEncryptedKey } from './open-encrypted-key.ts';
import { pauseFor, QUICK_ROUNDS } from './pause.ts';

/** What opening came to, and the octets that were in it. */
export interface Decryption {
  readonly verdict: DecryptionVerdict;
  /** Only beside the verdict `opened`. */
  readonly plaintext: Uint8Array<ArrayBuffer> | undefined;
}

/** How far the user lets it go, and a signal that nobody waits for it any more. */
export interface DecryptionLimits {
  readonly allowance: Allowance;
  readonly signal: AbortSignal | undefined;
}

/** Opens an encrypted token with the keys at hand, and asks before it does what takes long. */
export async function decryptToken(
  token: DecodedToken,
  reading: KeyReading,
  encoding: SecretEncoding,
  limits: DecryptionLimits,
): Promise<Decryption> {
  const form = judgeEncryption(token);
  if (!form.ok) return withoutPlaintext(form.problem);
  if (!crypto.subtle) return withoutPlaintext({ state: 'unsupported', reason: 'insecure-page' });
  const early = judgeReading(token, form.value, reading);
  if (early || reading.state !== 'read') {
    const { suite } = form.value;
    return withoutPlaintext(early ?? { state: 'encrypted', reason: 'no-key', suite });
  }
  return tryKeys({ token, form: form.value, limits }, reading, encoding);
}

/** One token that is to be opened, and within which bounds. */
interface Task {
  readonly token: DecodedToken;
  readonly form: EncryptionForm;
  readonly limits: DecryptionLimits;
}

async function tryKeys(
  task: Task,
  reading: KeyReading & { readonly state: 'read' },
  encoding: SecretEncoding,
): Promise<Decryption> {
  const { form, token, limits } = task;
  const { suite } = form;
  const { keyId } = token;
  const { keys, secretText } = reading;
  const demand = demandOf(form);
  const selection = selectEncryptionKeys(keys, demand, keyId);
  if (selection.misfit) {
    const { key, why: misfit } = selection.misfit;
    const suggestion = await findReading(task, secretText, encoding);
    const { curve } = demand;
    return withoutPlaintext({
      state: 'encrypted',
      reason: 'misfit',
      ...{ suite, misfit, key, keys, curve, suggestion },
      keyId: selection.by === 'kid' ? keyId : undefined,
    });
  }
  const tried = selection.keys;
  const rounds = roundsOf(form);
  if (rounds * tried.length > limits.allowance.iterations) {
    const asks = { count: rounds, keys: tried.length };
    return withoutPlaintext({ state: 'encrypted', reason: 'asks-iterations', suite, ...asks });
  }
  await pauseFor(rounds * tried.length, limits.signal);
  const attempt: DecryptionAttempt = { suite, tried, by: selection.by, keyId, keys };
  const problems: Exclude<Outcome['problem'], undefined>[] = [];
  for (const key of tried) {
    if (limits.signal?.aborted) break;
    const outcome = await tryKey(task, key);
    if (outcome.problem === undefined) return opened(task, attempt, key, outcome);
    if (outcome.problem === 'not-in-browser') {
      return withoutPlaintext({ state: 'unsupported', reason: 'not-in-browser', suite, key });
    }
    problems.push(outcome.problem);
  }
  const [first] = tried;
  if (first && problems.every((problem) => problem === 'key-refused')) {
    return withoutPlaintext({ state: 'encrypted', reason: 'key-refused', suite, key: first });
  }
  const failed = await findFailure(task, tried);
  const suggestion = await findReading(task, secretText, encoding);
  return withoutPlaintext({ state: 'invalid', reason: 'mismatch', failed, suggestion, ...attempt });
}

/** What one key came to. */
type Outcome =
  | { readonly problem: undefined; readonly plaintext: Uint8Array<ArrayBuffer> }
  | { readonly problem: undefined; readonly packing: 'over-limit' | 'not-deflate' }
  | { readonly problem: 'mismatch' | 'key-refused' | 'not-in-browser' };

async function tryKey({ token, form, limits }: Task, key: KeyMaterial): Promise<Outcome> {
  const { algorithm, encryption } = form.suite;
  let cryptoKey: CryptoKey | Uint8Array;
  try {
    cryptoKey = await importEncryptionKey(key, algorithm, 'decrypt');
  } catch (error) {
    const isUnknown = error instanceof DOMException && error.name === 'NotSupportedError';
    return { problem: isUnknown ? 'not-in-browser' : 'key-refused' };
  }
  try {
    const { plaintext } = await flattenedDecrypt(toFlattened(token, form), cryptoKey, {
      keyManagementAlgorithms: [algorithm.name],
      contentEncryptionAlgorithms: [encryption.name],
      // What takes long was asked for before.
      maxPBES2Count: Number.POSITIVE_INFINITY,
      maxDecompressedLength: limits.allowance.inflated,
    });
    return { problem: undefined, plaintext: new Uint8Array(plaintext) };
  } catch (error) {
    const packing = packingProblem(error);
    return packing ? { problem: undefined, packing } : { problem: 'mismatch' };
  }
}

/** jose inflates after it has decrypted, and says by these words what went wrong then. */
function packingProblem(error: unknown): 'over-limit' | 'not-deflate' | undefined {
  if (!(error instanceof errors.JWEInvalid)) return undefined;
  if (/^Decompressed plaintext exceeded/.test(error.message)) return 'over-limit';
  return /^Failed to decompress/.test(error.message) ? 'not-deflate' : undefined;
}

function opened(
  { token, form, limits }: Task,
  attempt: DecryptionAttempt,
  key: KeyMaterial,
  outcome: Outcome & { readonly problem: undefined },
): Decryption {
  const ciphertext = findPart(token, 'ciphertext')?.octets;
  const from = ciphertext?.ok ? ciphertext.value.length : 0;
  if ('plaintext' in outcome) {
    const { plaintext } = outcome;
    const inflation = findMember(form.header, 'zip') && { from, to: plaintext.length };
    const verdict = { state: 'decrypted', reason: 'opened', key, inflation, ...attempt } as const;
    return { verdict, plaintext };
  }
  if (outcome.packing === 'not-deflate') {
    return withoutPlaintext({ state: 'decrypted', reason: 'not-deflate', key, ...attempt });
  }
  const limit = limits.allowance.inflated;
  const reason = limit < MOST_INFLATED ? 'asks-inflation' : 'too-large';
  return withoutPlaintext({ state: 'decrypted', reason, key, from, limit, ...attempt });
}

/**
 * The token as jose takes it in JSON form: so the parameters may stand outside
 * the protected header, and more than that header may be authenticated.
 */
function toFlattened(token: DecodedToken, { header }: EncryptionForm): FlattenedJWE {
  const [protectedHeader, aad] = additionalAuthenticatedData(token).split('.');
  const known = token.protectedHeader.ok ? token.protectedHeader.value.object.members : [];
  const names = new Set(protectedHeader ? known.map(({ name }) => name) : []);
  const unprotected = Object.entries(toRecord(header)).filter(([name]) => !names.has(name));
  const encoded = (name: 'encryptedKey' | 'initializationVector' | 'authenticationTag') =>
    findPart(token, name)?.encoded || undefined;
  const parts = {
    protected: protectedHeader || undefined,
    unprotected: unprotected.length > 0 ? Object.fromEntries(unprotected) : undefined,
    aad: aad || undefined,
    encrypted_key: encoded('encryptedKey'),
    iv: encoded('initializationVector'),
    ciphertext: findPart(token, 'ciphertext')?.encoded ?? '',
    tag: encoded('authenticationTag'),
  };
  return Object.fromEntries(
    Object.entries(parts).filter(([, value]) => value !== undefined),
  ) as unknown as FlattenedJWE;
}

/** Another encoding of the same secret that opens the token; not looked for where trying takes long. */
async function findReading(
  task: Task,
  text: string | undefined,
  encoding: SecretEncoding,
): Promise<SecretReading | undefined> {
  const { form, limits } = task;
  if (text === undefined || roundsOf(form) > QUICK_ROUNDS) return undefined;
  for (const other of otherReadings(text, encoding)) {
    if (limits.signal?.aborted) return undefined;
    const octets = decodeSecret(other.text, other.encoding);
    const key = octets.ok ? secretOf(octets.value) : undefined;
    if (!key || findMisfit(key, demandOf(form)) !== undefined) continue;
    if ((await tryKey(task, key)).problem === undefined) return other;
  }
  return undefined;
}

/** Whether the key of the content came out, so that the content itself was altered. */
async function findFailure(
  { token, form, limits }: Task,
  tried: readonly KeyMaterial[],
): Promise<'key' | 'content' | undefined> {
  const { mode } = form.suite.algorithm;
  if (mode === 'direct-encryption' || mode === 'direct-agreement') return undefined;
  if (roundsOf(form) > QUICK_ROUNDS) return undefined;
  for (const key of tried) {
    if (limits.signal?.aborted) return undefined;
    const opens = await opensEncryptedKey(token, form, key);
    if (opens === undefined) return undefined;
    if (opens) return 'content';
  }
  return 'key';
}

function demandOf({ header, suite }: EncryptionForm): KeyDemand {
  const curve = suite.algorithm.curves && ephemeralCurve(header);
  return { suite, use: 'decrypt', curve };
}

/** Rounds of hashing for each key that is tried. */
function roundsOf({ header, suite }: EncryptionForm): number {
  return suite.algorithm.isPassword ? (iterationCount(header) ?? 0) : 0;
}

function withoutPlaintext(verdict: DecryptionVerdict): Decryption {
  return { verdict, plaintext: undefined };
}
