import type { KeyReading } from '../core/keys/key-material.ts';
import type { SecretReading } from '../core/keys/parse-secret.ts';
import type { Diagnosis } from '../core/verdict/diagnosis.ts';
import type { SignatureVerdict } from '../core/verdict/signature-verdict.ts';
import { addsToVerdict, wantsReason } from '../core/verdict/wants-reason.ts';
import type { DiagnosedToken } from '../crypto/diagnosis/diagnose-mismatch.ts';
import { latest, pause, type Work } from './latest.ts';
import { loadTokenChecker } from './token-checker.ts';

/** Milliseconds without a key press before a reason is looked for. */
const PAUSE = 150;

type Search = DiagnosedToken & { readonly reading: { readonly state: 'read' } };

type Diagnose = (
  input: Omit<DiagnosedToken, 'token' | 'reading'> & {
    readonly token: DiagnosedToken['token'] | undefined;
    readonly reading: KeyReading;
  },
  verdict: SignatureVerdict | undefined,
) => Diagnosis | 'busy' | undefined;

/**
 * Why exactly this token does not match exactly this key; `busy` while that is looked for, undefined
 * where there is nothing to explain.
 */
export function diagnosis(changed: () => void): Diagnose {
  const search = latest(
    async (
      { signal, report }: Work<{ readonly diagnosis: Diagnosis | undefined }>,
      token: Search['token'],
      text: string,
      reading: Search['reading'],
      keyText: string,
      encoding: Search['encoding'],
    ) => {
      const input = { token, text, reading, keyText, encoding };
      await pause(PAUSE, signal);
      const checker = signal.aborted ? undefined : await loadTokenChecker();
      if (!signal.aborted) report({ diagnosis: await checker?.diagnose(input, signal) });
    },
    changed,
    () => ({ diagnosis: undefined }),
  );
  let wasShown = false;
  return ({ token, text, reading, keyText, encoding }, verdict) => {
    const wanted = isRead(reading) ? wantsReason(verdict) : undefined;
    const isWanted = isRead(reading) && wanted !== undefined;
    const suggestion = suggestionOf(verdict);
    const isSearched = isWanted && suggestion === undefined && token !== undefined;
    const found = search(isSearched ? [token, text, reading, keyText, encoding] : undefined);
    // The note keeps its place while the next verdict is worked out: the page must not jump with every key press.
    if (verdict === undefined) return wasShown ? 'busy' : undefined;
    wasShown = wanted === 'full';
    if (!isWanted) return undefined;
    if (suggestion) return explainedBy(suggestion);
    if (wanted === 'full') return found ? found.diagnosis : 'busy';
    const known = found?.diagnosis;
    return known && addsToVerdict(known, wanted) ? known : undefined;
  };
}

/** The other way to read the secret that would be enough. */
export function readingOf(found: Diagnosis | 'busy' | undefined): SecretReading | undefined {
  if (found === 'busy' || found?.match?.length !== 1) return undefined;
  const [cause] = found.match;
  return cause.kind === 'secret-read' ? cause.reading : undefined;
}

/** The other way to read the secret that opens an encrypted token. */
export function openingReading(verdict: SignatureVerdict | undefined): SecretReading | undefined {
  return verdict && 'opening' in verdict ? suggestionOf(verdict) : undefined;
}

function isRead(reading: KeyReading): reading is Search['reading'] {
  return reading.state === 'read';
}

/** Another way to read the secret, with which the token would be right. */
function suggestionOf(verdict: SignatureVerdict | undefined): SecretReading | undefined {
  if (!verdict) return undefined;
  const judged = 'opening' in verdict ? verdict.opening : verdict;
  return 'suggestion' in judged ? judged.suggestion : undefined;
}

const explained = new WeakMap<SecretReading, Diagnosis>();

/** The verdict brought the reason along. */
function explainedBy(reading: SecretReading): Diagnosis {
  const known = explained.get(reading) ?? {
    match: [{ kind: 'secret-read', reading }],
    clues: [],
    tried: 1,
    isComplete: true,
  };
  explained.set(reading, known);
  return known;
}
