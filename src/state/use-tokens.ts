import { useEffect, useMemo, useState } from 'react';
import type { FoundToken } from '../core/extract/found-token.ts';
import { isReadQuickly } from '../core/extract/quick-tokens.ts';
import { findTokens, loadExtraction } from '../pipeline.ts';
import { afterFirstFrame } from './first-frame.ts';

/** Texts longer than this many characters are searched in the worker. */
export const LONG_TEXT = 200_000;

/** How the search of a long text stands. */
export interface Scan {
  readonly state: 'scanning' | 'cancelled';
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

/** The tokens of a text: at once, or, for a long one, when the worker has found them. */
export function useTokens(text: string): Omit<FoundInText, 'text'> {
  const extraction = useExtraction(text);
  const isLong = text.length > LONG_TEXT;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another reader may find more in the same text
  const near = useMemo(() => (isLong ? NONE : findTokens(text)), [isLong, text, extraction]);
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

  if (!isLong) return { tokens: near, scan: undefined };
  if (latest?.text === text) return latest;
  return { tokens: NONE, scan: WAITING };
}

const WAITING: Scan = { state: 'scanning', share: 0, cancel: () => {} };

/** Whether the reader for all texts has arrived; it is fetched for somebody who is there, or a text that needs it. */
function useExtraction(text: string): boolean {
  const [isThere, setThere] = useState(false);
  const isNeeded = !isReadQuickly(text);
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
