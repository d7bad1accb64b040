import { type DecodedToken, preventsJudgement } from '../decode/decoded-token.ts';
import { findParameterFault } from '../decode/encryption-parameters.ts';
import { findShapeFaults } from '../decode/encryption-shape.ts';
import { joseHeader } from '../decode/jose-header.ts';
import { readCritical } from '../decode/read-critical.ts';
import { findMember, stringMember } from '../encoding/json-query.ts';
import type { JsonObject } from '../encoding/json-text.ts';
import { guessText } from '../keys/guess-text.ts';
import type { KeyReading } from '../keys/key-material.ts';
import {
  type EncryptionSuite,
  findContentEncryption,
  findKeyManagement,
} from '../registry/encryption-algorithms.ts';
import { fail, ok, type Result } from '../result.ts';
import type { DecryptionVerdict } from './decryption-verdict.ts';

/** The header of an encrypted token and the algorithms it names. */
export interface EncryptionForm {
  readonly header: JsonObject;
  readonly suite: EncryptionSuite;
}

/** What can be said of an encrypted token before any key is looked at. */
export function judgeEncryption(token: DecodedToken): Result<EncryptionForm, DecryptionVerdict> {
  const faults = token.faults.filter(preventsJudgement);
  const header = joseHeader(token);
  if (faults.length > 0 || !header) return fail({ state: 'malformed', reason: 'faults', faults });
  const suite = readSuite(header);
  if (!suite.ok) return suite;
  const critical = readCritical(token);
  if (!critical.ok) {
    return fail({ state: 'unsupported', reason: 'critical-broken', problem: critical.problem });
  }
  const names = critical.value;
  if (names.length > 0) return fail({ state: 'unsupported', reason: 'critical', names });
  if (/[+/]/.test(token.parts[0]?.encoded ?? '')) {
    return fail({ state: 'unsupported', reason: 'header-alphabet' });
  }
  const zip = findMember(header, 'zip')?.value;
  if (zip && (zip.type !== 'string' || zip.value !== 'DEF')) {
    const name = zip.type === 'string' ? zip.value : zip.type;
    return fail({ state: 'unsupported', reason: 'unknown-compression', name });
  }
  return ok({ header, suite: suite.value });
}

/** The algorithms that a header names; RSA1_5 is known, and rejected. */
export function readSuite(header: JsonObject): Result<EncryptionSuite, DecryptionVerdict> {
  const alg = stringMember(header, 'alg');
  if (alg === undefined) return fail({ state: 'unsupported', reason: 'no-algorithm' });
  const algorithm = findKeyManagement(alg);
  if (!algorithm) return fail({ state: 'unsupported', reason: 'unknown-algorithm', name: alg });
  if (algorithm.refusal) return fail({ state: 'unsupported', reason: 'refused', algorithm });
  const enc = stringMember(header, 'enc');
  if (enc === undefined) return fail({ state: 'unsupported', reason: 'no-encryption' });
  const encryption = findContentEncryption(enc);
  if (!encryption) return fail({ state: 'unsupported', reason: 'unknown-encryption', name: enc });
  return ok({ algorithm, encryption });
}

/** What can be said before the keys are chosen; undefined: choose them. */
export function judgeReading(
  token: DecodedToken,
  { header, suite }: EncryptionForm,
  reading: KeyReading,
): DecryptionVerdict | undefined {
  // While a key is being read the verdict is not shown.
  if (reading.state === 'empty' || reading.state === 'reading') {
    return { state: 'encrypted', reason: 'no-key', suite };
  }
  if (reading.state === 'unreadable') {
    if (reading.problem.code === 'key-url') return { state: 'encrypted', reason: 'no-key', suite };
    return { state: 'encrypted', reason: 'key-unreadable', problem: reading.problem };
  }
  if (reading.state === 'locked') {
    return { state: 'encrypted', reason: 'key-locked', lock: reading.lock };
  }
  if (reading.format === 'text' && !suite.algorithm.keyTypes.includes('oct')) {
    const guess = guessText(reading.secretText ?? '');
    return { state: 'encrypted', reason: 'not-a-key', suite, guess };
  }
  const faults = findShapeFaults(token, suite);
  if (faults.length > 0) return { state: 'invalid', reason: 'shape', suite, faults };
  const fault = findParameterFault(header, suite.algorithm);
  return fault && { state: 'invalid', reason: 'parameter', suite, fault };
}
