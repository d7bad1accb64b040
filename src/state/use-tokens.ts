import { useEffect, useMemo, useState } from 'react';
import type { FoundToken } from '../core/extract/found-token.ts';
import { extractBare } from '../core/extract/quick-tokens.ts';
import { findTokens, findTokensAtOnce, loadExtraction } from '../pipeline.ts';
import { afterFirstFrame } from './first-frame.ts';

/** How the search of a long text stands. */
export interface Scan {
  readonly state: 'scanning' | 'cancelled' | 'timed-out';
  /** From 0 to 1. */
  readonly share: number;
  readonly cancel: () => void;
}

interface FoundInText {
  readonly text: string;
  readonly tokens: readonly FoundToken[];
  readonly scan: Scan | undefined;
}

const NONE: readonly FoundToken[] = [];

/** The tokens of a text: at once, or, for a long one that is more than a token, when the worker has found them. */
export function useTokens(text: string): Omit<FoundInText, 'text'> {
  const extraction = useExtraction(text);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another reader may find more in the same text
  const near = useMemo(() => findTokensAtOnce(text), [text, extraction]);
  const isLong = near === undefined;
  const [latest, setLatest] = useState<FoundInText>();

  useEffect(() => {
    if (!isLong) return setLatest(undefined);
    let superseded = false;
    let stop: (() => void) | undefined;
    const tell = (tokens: readonly FoundToken[], scan: Scan | undefined) => {
      if (!superseded) setLatest({ text, tokens, scan });
    };
    const searchHere = () => tell(findTokens(text), undefined);
    // The code and the worker are fetched for the first long text.
    import('./scan-text.ts').then((module) => {
      if (!superseded) stop = module.scanText(text, tell, searchHere);
    }, searchHere);
    return () => {
      superseded = true;
      stop?.();
    };
  }, [isLong, text]);

  if (near) return { tokens: near, scan: undefined };
  if (latest?.text === text) return latest;
  return { tokens: NONE, scan: WAITING };
}

const WAITING: Scan = { state: 'scanning', share: 0, cancel: () => {} };

/** Whether the reader for all texts has arrived; it is fetched after the first frame, and again for a text that needs it. */
function useExtraction(text: string): boolean {
  const [isThere, setThere] = useState(false);
  const isNeeded = useMemo(() => isThere || !extractBare(text), [isThere, text]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a text that needs it tries again
  useEffect(() => {
    if (isThere) return;
    let gone = false;
    void afterFirstFrame()
      .then(loadExtraction)
      .then((loaded) => {
        if (!gone) setThere(loaded);
      });
    return () => {
      gone = true;
    };
  }, [isThere, isNeeded]);
  return isThere;
}
