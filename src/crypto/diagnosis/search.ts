import { type DecodedToken, findPart } from '../../core/decode/decoded-token.ts';
import { signatureForms } from '../../core/diagnosis/signature-forms.ts';
import {
  type SigningCandidate,
  signingCandidates,
  withAlgorithm,
} from '../../core/diagnosis/signed-texts.ts';
import type { SignatureAlgorithm } from '../../core/registry/algorithms.ts';
import type { Cause, Match } from '../../core/verdict/diagnosis.ts';
import { chooseEngine } from '../engines/choose-engine.ts';
import { matchesKey, type Signed } from '../signatures/match-signature.ts';
import type { Budget } from './budget.ts';
import { withHashedNonce } from './hashed-nonce.ts';
import type { Setup } from './setups.ts';

/** A token that may be the one that was signed, with the keys and algorithms to try on it. */
export interface Candidate {
  readonly token: DecodedToken;
  readonly causes: readonly Cause[];
  readonly setups: readonly Setup[];
}

interface Trial extends Setup, Signed {
  readonly isPrefix: boolean;
}

export interface SearchOutcome {
  readonly match: Match | undefined;
  readonly tried: number;
  readonly isComplete: boolean;
}

/** More causes than these at once are not likely reason. */
const MOST_CAUSES = 3;
/** The browser's cryptography works beside the page; one question at a time would waste it. */
const BATCH = 16;

/** Tries everything that has one cause, then whatever has two, and ends with the first match. */
export async function searchMatch(
  candidates: readonly Candidate[],
  budget: Budget,
): Promise<SearchOutcome> {
  let tried = 0;
  const texts = [];
  for (const { token } of candidates) texts.push(await listTexts(token, budget));
  for (let count = 1; count <= MOST_CAUSES; count++) {
    for (const [index, candidate] of candidates.entries()) {
      for (const batch of batches(trials(candidate, texts[index] ?? [], count))) {
        if (budget.isSpent()) return { match: undefined, tried, isComplete: false };
        tried += batch.length;
        const answers = await Promise.all(batch.map(matches));
        const [first, ...others] = batch[answers.indexOf(true)]?.causes ?? [];
        if (first) return { match: [first, ...others], tried, isComplete: true };
        await budget.pause();
      }
    }
  }
  return { match: undefined, tried, isComplete: true };
}

async function listTexts(token: DecodedToken, budget: Budget): Promise<SigningCandidate[]> {
  const texts: SigningCandidate[] = [];
  for (const candidate of signingCandidates(token)) {
    texts.push(candidate);
    await budget.pause();
    if (budget.isSpent()) break;
  }
  const hashed = await withHashedNonce(token);
  return hashed ? [...texts, hashed] : texts;
}

/** Everything to try on one token that differs in exactly so many ways from what is available. */
function* trials(
  { token, causes, setups }: Candidate,
  texts: readonly SigningCandidate[],
  count: number,
): Generator<Trial> {
  const part = findPart(token, 'signature');
  if (!part?.bytes.ok) return;
  for (const setup of setups) {
    const before = [...causes, ...setup.causes];
    if (before.length > count) continue;
    const forms = signatureForms(part.encoded, part.bytes.value, setup.algorithm, setup.key);
    for (const { form, bytes: signature, isPrefix = false } of forms) {
      const formed: Cause[] = form ? [...before, { kind: 'signature-form', form }] : before;
      for (const { text, bytes: input } of [...texts, ...renamed(token, setup)]) {
        const all: Cause[] = text ? [...formed, { kind: 'signed-text', text }] : formed;
        if (all.length === count) yield { ...setup, causes: all, signature, input, isPrefix };
      }
    }
  }
}

/** Where another algorithm is tried, the header may have named it when it was signed. */
function renamed(token: DecodedToken, { algorithm, causes }: Setup): SigningCandidate[] {
  const isOther = causes.some(({ kind }) => kind === 'algorithm');
  const candidate = isOther ? withAlgorithm(token, algorithm.name) : undefined;
  return candidate ? [candidate] : [];
}

function* batches(all: Iterable<Trial>): Generator<Trial[]> {
  let batch: Trial[] = [];
  for (const trial of all) {
    batch.push(trial);
    if (batch.length < (isSlow(trial.algorithm) ? 1 : BATCH)) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** What a library may have to do holds up the page, so it is done one by one. */
function isSlow({ keyType, webCrypto }: SignatureAlgorithm): boolean {
  return webCrypto === undefined || keyType === 'OKP' || keyType === 'AKP';
}

async function matches(trial: Trial): Promise<boolean> {
  return trial.isPrefix
    ? beginsSo(trial)
    : (await matchesKey(trial, trial.algorithm, trial.key)) === true;
}

async function beginsSo({ algorithm, key, signature, input }: Trial): Promise<boolean> {
  try {
    const engine = await chooseEngine(algorithm);
    const whole = await engine?.sign(algorithm, key, input);
    return whole !== undefined && signature.every((byte, index) => byte === whole[index]);
  } catch {
    return false;
  }
}
