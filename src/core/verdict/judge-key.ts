import { type DecodedToken, findPart } from '../decode/decoded-token.ts';
import { guessText } from '../keys/guess-text.ts';
import type { KeyMaterial, KeyReading } from '../keys/key-material.ts';
import { fits } from '../keys/select-key.ts';
import {
  findSignatureAlgorithm,
  type SignatureAlgorithm,
  specify,
} from '../registry/algorithms.ts';
import { meantAlgorithm } from '../registry/meant-algorithm.ts';
import { judgeForm } from './judge-form.ts';
import type { SignatureVerdict } from './signature-verdict.ts';

/** The algorithm under which a match explains something, where the header names it by another name. */
export function algorithmToTry(token: DecodedToken): SignatureAlgorithm | undefined {
  const form = judgeForm(token);
  if (form.ok) return form.value;
  const { problem } = form;
  if (problem.state !== 'unsupported' || problem.reason !== 'unknown-algorithm') return undefined;
  return findSignatureAlgorithm(meantAlgorithm(problem.name, 'sign') ?? '');
}

/** What can be said of a token and a key before the signature is worked out; undefined: work it out. */
export function judgeKey(
  token: DecodedToken,
  algorithm: SignatureAlgorithm,
  reading: KeyReading,
): SignatureVerdict | undefined {
  const signature = findPart(token, 'signature')?.bytes;
  const length = signature?.ok ? signature.value.length : 0;
  if (length === 0) {
    return reading.state === 'read'
      ? { state: 'invalid', reason: 'signature-empty', algorithm }
      : { state: 'unverified', reason: 'signature-empty', algorithm };
  }
  // While a key is being read the verdict is not shown.
  if (reading.state === 'empty' || reading.state === 'reading') {
    return { state: 'unverified', reason: 'no-key', algorithm };
  }
  if (reading.state === 'unreadable') {
    const { problem } = reading;
    if (problem.code === 'key-url') return { state: 'unverified', reason: 'no-key', algorithm };
    return { state: 'unverified', reason: 'key-unreadable', algorithm, problem };
  }
  if (reading.state === 'locked') {
    return { state: 'unverified', reason: 'key-locked', algorithm, lock: reading.lock };
  }
  if (reading.format === 'text' && algorithm.keyType !== 'oct') {
    const guess = guessText(reading.secretText ?? '');
    return { state: 'unverified', reason: 'not-a-key', algorithm, guess };
  }
  const fitting = reading.keys.filter((key) => fits(key, algorithm));
  if (fitting.length === 0) {
    const named = reading.unread?.find(({ keyId }) => keyId === token.keyId);
    if (named) {
      return { state: 'unverified', reason: 'key-unreadable', algorithm, problem: named.problem };
    }
    return {
      state: 'unverified',
      reason: 'wrong-kind',
      algorithm,
      keys: reading.keys,
      keyId: undefined,
    };
  }
  return judgeLength(algorithm, fitting, length);
}

/** Where the key chooses the algorithm, it chooses the length too. */
function judgeLength(
  algorithm: SignatureAlgorithm,
  fitting: readonly KeyMaterial[],
  length: number,
): SignatureVerdict | undefined {
  const specified = fitting.map((key) => specify(algorithm, key));
  const [first] = specified;
  const possible = specified.some(({ signatureLength = length }) => signatureLength === length);
  if (possible || !first) return undefined;
  return { state: 'invalid', reason: 'signature-length', algorithm: first, length };
}
