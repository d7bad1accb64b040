import { useEffect, useRef, useState } from 'react';
import type { DecodedToken } from '../core/decode/decoded-token.ts';
import type { KeyReading, SecretEncoding } from '../core/keys/key-material.ts';
import type { SecretReading } from '../core/keys/parse-secret.ts';
import type { Diagnosis } from '../core/verdict/diagnosis.ts';
import type { SignatureVerdict } from '../core/verdict/signature-verdict.ts';
import { wantsReason } from '../core/verdict/wants-reason.ts';
import { diagnose } from '../pipeline.ts';
import { afterFirstFrame } from './first-frame.ts';

interface Subject {
  readonly token: DecodedToken | undefined;
  readonly text: string;
  readonly reading: KeyReading;
  readonly keyText: string;
  readonly encoding: SecretEncoding;
}

interface Finished {
  readonly token: DecodedToken;
  readonly reading: KeyReading;
  /** Undefined where the code for it is out of reach. */
  readonly diagnosis: Diagnosis | undefined;
}

/** Milliseconds without a key press before a reason is looked for. */
const PAUSE = 150;

/**
 * Why exactly this token does not match exactly this key; `busy` while that is
 * looked for, undefined where there is nothing to explain.
 */
export function useDiagnosis(
  { token, text, reading, keyText, encoding }: Subject,
  verdict: SignatureVerdict | undefined,
): Diagnosis | 'busy' | undefined {
  const [latest, setLatest] = useState<Finished>();
  const wasShown = useRef(false);
  const suggestion = suggestionOf(verdict);
  const wanted = reading.state === 'read' ? wantsReason(verdict) : undefined;
  const isWanted = wanted !== undefined;
  const isSearched = isWanted && suggestion === undefined;

  useEffect(() => {
    if (!isSearched || !token || reading.state !== 'read') return;
    const search = new AbortController();
    const patient = { token, text, reading, keyText, encoding };
    const start = async () => {
      await afterFirstFrame();
      if (search.signal.aborted) return;
      const diagnosis = await diagnose(patient, search.signal);
      if (!search.signal.aborted) setLatest({ token, reading, diagnosis });
    };
    const timer = setTimeout(() => void start(), PAUSE);
    return () => {
      clearTimeout(timer);
      search.abort();
    };
  }, [isSearched, token, text, reading, keyText, encoding]);

  // The box stays while the next verdict is worked out: the page must not jump with every key press.
  if (verdict === undefined) return wasShown.current ? 'busy' : undefined;
  wasShown.current = wanted === 'full';
  if (!isWanted) return undefined;
  if (suggestion) return explainedBy(suggestion);
  const isLatest = latest?.token === token && latest?.reading === reading;
  if (wanted === 'full') return isLatest ? latest.diagnosis : 'busy';
  return isLatest && latest.diagnosis?.match ? latest.diagnosis : undefined;
}

/** The other way to read the secret that would do alone. */
export function readingOf(diagnosis: Diagnosis | 'busy' | undefined): SecretReading | undefined {
  if (diagnosis === 'busy' || diagnosis?.match?.length !== 1) return undefined;
  const [cause] = diagnosis.match;
  return cause.kind === 'secret-read' ? cause.reading : undefined;
}

/** The other way to read the secret that opens an encrypted token. */
export function openingReading(verdict: SignatureVerdict | undefined): SecretReading | undefined {
  return verdict && 'opening' in verdict ? suggestionOf(verdict) : undefined;
}

/** Another way to read the secret, with which the token would be right. */
function suggestionOf(verdict: SignatureVerdict | undefined): SecretReading | undefined {
  if (!verdict) return undefined;
  const judged = 'opening' in verdict ? verdict.opening : verdict;
  return 'suggestion' in judged ? judged.suggestion : undefined;
}

/** The verdict brought the reason along. */
function explainedBy(reading: SecretReading): Diagnosis {
  return { match: [{ kind: 'secret-read', reading }], clues: [], tried: 1, isComplete: true };
}
