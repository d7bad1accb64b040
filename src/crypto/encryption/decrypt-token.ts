import { type DecodedToken, findPart } from '../../core/decode/decoded-token.ts';
import { findMember } from '../../core/encoding/json-query.ts';
import type { KeyMaterial, KeyReading, SecretEncoding } from '../../core/keys/key-material.ts';
import { selectEncryptionKeys } from '../../core/keys/select-encryption-key.ts';
import type { SessionDerivation } from '../../core/registry/session-derivations.ts';
import {
  type DecryptionAttempt,
  type DecryptionVerdict,
  MOST_INFLATED,
} from '../../core/verdict/decryption-verdict.ts';
import { judgeEncryption, judgeReading } from '../../core/verdict/judge-encryption.ts';
import { openSession } from './open-session.ts';
import { demandOf, roundsOf } from './opening-demand.ts';
import { pauseFor } from './pause.ts';
import {
  type DecryptionLimits,
  type DecryptionOutcome,
  type DecryptionTask,
  tryDecryption,
} from './try-decryption.ts';

/** What opening came to, and the bytes that were in it. */
export interface Decryption {
  readonly verdict: DecryptionVerdict;
  /** Only beside the verdict `opened`. */
  readonly plaintext: Uint8Array<ArrayBuffer> | undefined;
}

/** Opens an encrypted token with the keys available, and asks before it does what takes long. */
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
  const task = { token, form: form.value, limits };
  // A key of another kind says nothing of the token, whatever is wrong with its parts.
  if (early?.state === 'invalid' && reading.state === 'read' && isOtherKind(task, reading)) {
    return tryKeys(task, reading, encoding);
  }
  if (early?.reason === 'shape' && reading.state === 'read') {
    const { diagnoseOpening } = await import('../diagnosis/diagnose-opening.ts');
    const { cause } = await diagnoseOpening(task, reading, encoding);
    return withoutPlaintext({ ...early, cause });
  }
  if (early || reading.state !== 'read') {
    const { suite } = form.value;
    return withoutPlaintext(early ?? { state: 'encrypted', reason: 'no-key', suite });
  }
  return tryKeys(task, reading, encoding);
}

type ReadKeys = KeyReading & { readonly state: 'read' };

function isOtherKind({ token, form }: DecryptionTask, { keys }: ReadKeys): boolean {
  return selectEncryptionKeys(keys, demandOf(form), token.keyId).misfit?.why === 'kind';
}

async function tryKeys(
  task: DecryptionTask,
  reading: ReadKeys,
  encoding: SecretEncoding,
): Promise<Decryption> {
  const { form, token, limits } = task;
  const { suite } = form;
  const { keyId } = token;
  const { keys, secretText } = reading;
  const demand = demandOf(form);
  const selection = selectEncryptionKeys(keys, demand, keyId);
  const { by, misfit, keys: tried } = selection;
  const attempt: DecryptionAttempt = { suite, tried, by, keyId, keys };
  const rounds = roundsOf(form);
  if (rounds * tried.length > limits.allowance.iterations) {
    const asks = { count: rounds, keys: tried.length };
    return withoutPlaintext({ state: 'encrypted', reason: 'asks-iterations', suite, ...asks });
  }
  await pauseFor(rounds * tried.length, limits.signal);
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
  const session = await openSession(task, secretText);
  if (session) return opened(task, attempt, keys[0], session.outcome, session.derivation);
  const { diagnoseOpening } = await import('../diagnosis/diagnose-opening.ts');
  const found = await diagnoseOpening(task, reading, encoding);
  if (misfit) {
    const named = by === 'kid' ? keyId : undefined;
    const { key, why } = misfit;
    return withoutPlaintext({
      ...{ state: 'encrypted', reason: 'misfit', suite, misfit: why, key, keys, ...found },
      ...{ keyId: named, curve: demand.curve },
    });
  }
  const failed = findFailure(failures);
  return withoutPlaintext({ state: 'invalid', reason: 'mismatch', failed, ...found, ...attempt });
}

function opened(
  { token, form, limits }: DecryptionTask,
  attempt: DecryptionAttempt,
  key: KeyMaterial,
  outcome: DecryptionOutcome & { readonly problem: undefined },
  derivation?: SessionDerivation,
): Decryption {
  const ciphertext = findPart(token, 'ciphertext')?.bytes;
  const from = ciphertext?.ok ? ciphertext.value.length : 0;
  if ('plaintext' in outcome) {
    const { plaintext } = outcome;
    const inflation = findMember(form.header, 'zip') && { from, to: plaintext.length };
    const found = { key, derivation, inflation, ...attempt };
    const verdict = { state: 'decrypted', reason: 'opened', ...found } as const;
    return { verdict, plaintext };
  }
  if (outcome.packing === 'not-deflate') {
    return withoutPlaintext({ state: 'decrypted', reason: 'not-deflate', key, ...attempt });
  }
  const limit = limits.allowance.inflated;
  const reason = limit < MOST_INFLATED ? 'asks-inflation' : 'too-large';
  return withoutPlaintext({ state: 'decrypted', reason, key, from, limit, ...attempt });
}

/** Whether the key of the content came out of one key, so that the content itself was altered. */
function findFailure(failures: readonly DecryptionOutcome[]): 'key' | 'content' | undefined {
  const stages = failures.map((outcome) => ('failed' in outcome ? outcome.failed : 'key'));
  return stages.includes('content') ? 'content' : stages[0];
}

function withoutPlaintext(verdict: DecryptionVerdict): Decryption {
  return { verdict, plaintext: undefined };
}
