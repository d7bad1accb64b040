import { type LineEnds, withAnyLineEnds } from '../../core/decode/attach-payload.ts';
import { type DecodedToken, lacksPayload } from '../../core/decode/decoded-token.ts';
import { isDpopProof } from '../../core/decode/is-dpop-proof.ts';
import { openBankingExtensions } from '../../core/decode/read-critical.ts';
import type { KeyMaterial, KeyReading, SecretEncoding } from '../../core/keys/key-material.ts';
import {
  decodeSecret,
  otherReadings,
  type SecretReading,
  secretOf,
} from '../../core/keys/parse-secret.ts';
import { fits, selectKeys } from '../../core/keys/select-key.ts';
import {
  findSignatureAlgorithm,
  type SignatureAlgorithm,
  specify,
} from '../../core/registry/algorithms.ts';
import { judgeForm } from '../../core/verdict/judge-form.ts';
import { judgeKey } from '../../core/verdict/judge-key.ts';
import type { SignatureVerdict } from '../../core/verdict/signature-verdict.ts';
import { chooseEngine, isSupported } from '../engines/choose-engine.ts';
import type { SignatureEngine } from '../engines/signature-engine.ts';
import { matchesKey, refusalOf, type Signed, signedBytes } from './match-signature.ts';

/** Checks the signature of a token with the keys available, and nothing else: no claims, no dates. */
export async function verifySignature(
  token: DecodedToken,
  reading: KeyReading,
  encoding: SecretEncoding,
): Promise<SignatureVerdict> {
  const form = judgeForm(token);
  if (form.ok) return verifyWith(token, form.value, reading, encoding);
  const { problem } = form;
  const algorithm = findSignatureAlgorithm(token.algorithm ?? '');
  if (problem.state !== 'unsupported' || problem.reason !== 'critical' || !algorithm) {
    return problem;
  }
  // An API that understands the extension goes on to the signature.
  const { state } = await verifyWith(token, algorithm, reading, encoding);
  const isWorkedOut = state === 'verified' || state === 'invalid';
  return isWorkedOut ? { ...problem, matches: state === 'verified' } : problem;
}

async function verifyWith(
  token: DecodedToken,
  algorithm: SignatureAlgorithm,
  reading: KeyReading,
  encoding: SecretEncoding,
): Promise<SignatureVerdict> {
  if (!crypto.subtle) return { state: 'unsupported', reason: 'insecure-page' };
  if (!(await isSupported(algorithm))) {
    return { state: 'unsupported', reason: 'not-in-browser', name: algorithm.name };
  }
  if (reading.state === 'empty' && isDpopProof(token)) {
    // Where its code is out of reach the proof is a token like any other.
    const module = await import('./verify-possession.ts').catch(() => undefined);
    const proof = await module?.verifyPossession(token, algorithm);
    if (proof) return proof;
  }
  const early = judgeKey(token, algorithm, reading);
  if (early) return early;
  return reading.state === 'read'
    ? tryKeys(token, algorithm, reading, encoding)
    : { state: 'unverified', reason: 'no-key', algorithm };
}

async function tryKeys(
  token: DecodedToken,
  algorithm: SignatureAlgorithm,
  reading: KeyReading & { readonly state: 'read' },
  encoding: SecretEncoding,
): Promise<SignatureVerdict> {
  const { keyId } = token;
  const { keys } = reading;
  const selection = selectKeys(keys, algorithm, keyId);
  if (selection.keys.length === 0) {
    const named = keys.filter((key) => key.keyId === keyId && !fits(key, algorithm));
    return { state: 'unverified', reason: 'wrong-kind', algorithm, keys: named, keyId };
  }
  const [given, ...others] = withAnyLineEnds(token).map((each) => ({
    ...each,
    signed: signedBytes(each.token),
  }));
  const signed = given?.signed ?? signedBytes(token);
  const extensions = openBankingExtensions(token).map(({ name }) => name);
  const attempt = { algorithm, tried: selection.keys, by: selection.by, keyId, keys };
  const verified = (key: KeyMaterial, lineEnds: LineEnds | undefined): SignatureVerdict => ({
    ...{ state: 'verified', key, ...attempt, library },
    ...(lineEnds && { lineEnds }),
    ...(extensions.length > 0 && { extensions }),
  });
  let refused = 0;
  let library: SignatureEngine['library'];
  for (const key of selection.keys) {
    const { name, library: missing } = specify(algorithm, key);
    const engine = await chooseEngine(specify(algorithm, key));
    if (!engine) return { state: 'unsupported', reason: 'not-in-browser', name, library: missing };
    library = engine.library;
    const matches = await matchesKey(signed, algorithm, key);
    if (matches) return verified(key, given?.lineEnds);
    for (const other of others) {
      if (await matchesKey(other.signed, algorithm, key)) return verified(key, other.lineEnds);
    }
    if (matches === undefined) refused++;
  }
  const [first] = selection.keys;
  if (first && refused === selection.keys.length) {
    const refusal = await refusalOf(first).catch(() => undefined);
    return { state: 'unverified', reason: 'key-refused', algorithm, key: first, refusal };
  }
  const named = reading.unread?.find((unread) => keyId !== undefined && unread.keyId === keyId);
  if (named) {
    return { state: 'unverified', reason: 'key-unreadable', algorithm, problem: named.problem };
  }
  if (lacksPayload(token) && token.detached === undefined) {
    return { state: 'unverified', reason: 'detached', algorithm };
  }
  const suggestion =
    reading.secretText === undefined
      ? undefined
      : await findReading(signed, algorithm, reading.secretText, encoding);
  return { state: 'invalid', reason: 'mismatch', suggestion, ...attempt, library };
}

/** Another encoding of the same secret that would make the signature match. */
async function findReading(
  signed: Signed,
  algorithm: SignatureAlgorithm,
  text: string,
  encoding: SecretEncoding,
): Promise<SecretReading | undefined> {
  for (const other of otherReadings(text, encoding)) {
    const bytes = decodeSecret(other.text, other.encoding);
    if (!bytes.ok || bytes.value.length === 0) continue;
    if (!(await matchesKey(signed, algorithm, secretOf(bytes.value)))) continue;
    // A key of a pair is never recommended as a secret.
    const { isKeyMaterial } = await import('../keys/read-keys.ts');
    if (!isKeyMaterial(bytes.value)) return other;
  }
  return undefined;
}
