import { type DecodedToken, signingInput } from '../../core/decode/decoded-token.ts';
import { mendToken } from '../../core/diagnosis/mend-token.ts';
import { type SecretGuess, secretGuesses } from '../../core/diagnosis/secret-guesses.ts';
import { signatureClues } from '../../core/diagnosis/signature-clues.ts';
import { encodeHex } from '../../core/encoding/hex.ts';
import { encodeUtf8 } from '../../core/encoding/utf8.ts';
import type { KeyReading, SecretEncoding } from '../../core/keys/key-material.ts';
import { selectKeys } from '../../core/keys/select-key.ts';
import type { SignatureAlgorithm } from '../../core/registry/algorithms.ts';
import type { Cause, Clue, Diagnosis } from '../../core/verdict/diagnosis.ts';
import { algorithmToTry } from '../../core/verdict/judge-key.ts';
import { type Budget, makeBudget } from './budget.ts';
import { hasGraphNonce } from './hashed-nonce.ts';
import { nameClues } from './name-clues.ts';
import { type Candidate, searchMatch } from './search.ts';
import { hashedSecrets, setupsOf } from './setups.ts';

/** A token that does not match the keys available, and everything that was available. */
export interface DiagnosedToken {
  readonly token: DecodedToken;
  /** All of the Token box. */
  readonly text: string;
  readonly reading: KeyReading & { readonly state: 'read' };
  /** All of the Key box. */
  readonly keyText: string;
  readonly encoding: SecretEncoding;
}

/** Milliseconds that the search for a reason may take. */
const TIME_TO_DIAGNOSE = 1500;

/**
 * Looks for the reason why a token does not match: likely mistakes are undone
 * one by one, and one is named only when the signature then verifies.
 */
export async function diagnoseMismatch(
  diagnosed: DiagnosedToken,
  signal: AbortSignal,
  milliseconds = TIME_TO_DIAGNOSE,
): Promise<Diagnosis> {
  const budget = makeBudget(milliseconds, signal);
  const candidates = await listCandidates(diagnosed);
  const outcome = await searchMatch(candidates, budget);
  const clues = outcome.match ? [] : await findClues(diagnosed, budget);
  return { ...outcome, clues };
}

/** The token as it may have been before it was damaged, and as it is. */
async function listCandidates(diagnosed: DiagnosedToken): Promise<Candidate[]> {
  const { token, text, reading } = diagnosed;
  const guesses = await guessSecrets(diagnosed);
  const tokens: { readonly token: DecodedToken; readonly causes: readonly Cause[] }[] = [
    // First: a whole signature explains more than the beginning of one.
    ...mendToken(token, text).map(({ token: mended, ...how }) => ({
      token: mended,
      causes: [{ kind: 'token-mended', ...how } satisfies Cause],
    })),
    { token, causes: [] },
  ];
  return tokens.flatMap(({ token: candidate, causes }) => {
    const algorithm = algorithmToTry(candidate);
    if (!algorithm) return [];
    const setups = setupsOf(reading.keys, guesses, algorithm, candidate.keyId);
    return [{ token: candidate, causes: [...causes, ...nameCause(candidate, algorithm)], setups }];
  });
}

function nameCause(
  { algorithm: instead = '' }: DecodedToken,
  { name }: SignatureAlgorithm,
): Cause[] {
  return instead === name ? [] : [{ kind: 'algorithm-name', name, instead }];
}

async function guessSecrets({
  reading,
  keyText,
  encoding,
}: DiagnosedToken): Promise<SecretGuess[]> {
  const guesses = secretGuesses(reading, keyText, encoding);
  const [key] = reading.keys;
  return key.kind === 'secret' ? [...guesses, ...(await hashedSecrets(key.bytes))] : guesses;
}

async function findClues({ token, reading }: DiagnosedToken, budget: Budget): Promise<Clue[]> {
  const algorithm = algorithmToTry(token);
  if (!algorithm) return [];
  const { keys } = selectKeys(reading.keys, algorithm, token.keyId);
  await budget.pause();
  const [only] = keys;
  const named = only && keys.length === 1 ? await nameClues(token, only) : [];
  const clues = signatureClues(token, algorithm, keys);
  const isOfThisText = await Promise.all(clues.map((clue) => holdsHashOf(clue, token)));
  const others = clues.filter((_, index) => !isOfThisText[index]);
  if (!hasGraphNonce(token)) return [...others, ...named];
  // That the signature is over another text is as it must be.
  return [{ clue: 'graph-token' }, ...others.filter(({ clue }) => clue !== 'made-by-key')];
}

/** Whether the opened signature is of this very text: then it is not said to be of another. */
async function holdsHashOf(clue: Clue, token: DecodedToken): Promise<boolean> {
  if (clue.clue !== 'made-by-key' || !clue.hash?.startsWith('SHA-')) return false;
  try {
    const digest = await crypto.subtle.digest(clue.hash, encodeUtf8(signingInput(token)));
    return encodeHex(new Uint8Array(digest)) === clue.digest;
  } catch {
    // WebCrypto lacks SHA-224, and the words for it do not say what was signed.
    return false;
  }
}
