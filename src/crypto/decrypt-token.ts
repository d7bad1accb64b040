import { type DecodedToken, findPart } from '../core/decode/decoded-token.ts';
import { ephemeralCurve, iterationCount } from '../core/decode/encryption-parameters.ts';
import { findMember } from '../core/encoding/json-query.ts';
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
  type DecryptionAttempt,
  type DecryptionVerdict,
  MOST_INFLATED,
} from '../core/verdict/decryption-verdict.ts';
import {
  type EncryptionForm,
  judgeEncryption,
  judgeReading,
} from '../core/verdict/judge-encryption.ts';
import { pauseFor, QUICK_ROUNDS } from './pause.ts';
import {
  type DecryptionLimits,
  type DecryptionOutcome,
  type DecryptionTask,
  tryDecryption,
} from './try-decryption.ts';

/** What opening came to, and the octets that were in it. */
export interface Decryption {
  readonly verdict: DecryptionVerdict;
  /** Only beside the verdict `opened`. */
  readonly plaintext: Uint8Array<ArrayBuffer> | undefined;
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

async function tryKeys(
  task: DecryptionTask,
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
  const failures: Exclude<DecryptionOutcome, { problem: undefined }>[] = [];
  for (const key of tried) {
    if (limits.signal?.aborted) break;
    const outcome = await tryDecryption(task, key);
    if (outcome.problem === undefined) return opened(task, attempt, key, outcome);
    if (outcome.problem === 'not-in-browser') {
      return withoutPlaintext({ state: 'unsupported', reason: 'not-in-browser', suite, key });
    }
    failures.push(outcome);
  }
  const [first] = tried;
  if (first && failures.every(({ problem }) => problem === 'key-refused')) {
    return withoutPlaintext({ state: 'encrypted', reason: 'key-refused', suite, key: first });
  }
  const failed = findFailure(failures);
  const suggestion = await findReading(task, secretText, encoding);
  return withoutPlaintext({ state: 'invalid', reason: 'mismatch', failed, suggestion, ...attempt });
}

function opened(
  { token, form, limits }: DecryptionTask,
  attempt: DecryptionAttempt,
  key: KeyMaterial,
  outcome: DecryptionOutcome & { readonly problem: undefined },
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

/** Another encoding of the same secret that opens the token; not looked for where trying takes long. */
async function findReading(
  task: DecryptionTask,
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
    if ((await tryDecryption(task, key)).problem === undefined) return other;
  }
  return undefined;
}

/** Whether the key of the content came out of one key, so that the content itself was altered. */
function findFailure(failures: readonly DecryptionOutcome[]): 'key' | 'content' | undefined {
  const stages = failures.map((outcome) => ('failed' in outcome ? outcome.failed : 'key'));
  return stages.includes('content') ? 'content' : stages[0];
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
