import { useCallback, useEffect, useState } from 'react';
import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import type { KeyReading } from '../../core/keys/key-material.ts';
import type { RefusalSet } from '../../core/refusals/refusal.ts';
import { readRefusalSource } from '../../core/refusals/refusal-source.ts';
import { makeRefusalSet } from '../../crypto/refusals/make-refusal-set.ts';
import { type Answer, useAnswer } from '../shared/use-answer.ts';

interface Wanted {
  readonly token: DecodedToken | undefined;
  readonly reading: KeyReading;
  readonly isVerified: boolean;
  readonly lifetime: number;
  readonly url: string | undefined;
}

/** The set for a token and key; undefined where none can be made. Its words are in the language given. */
export function useRefusalSet(
  { token, reading, isVerified, lifetime, url }: Wanted,
  language: string,
): Answer<RefusalSet | undefined> {
  return useAnswer(
    // biome-ignore lint/correctness/useExhaustiveDependencies: the set holds words
    useCallback(async () => {
      const now = Math.floor(Date.now() / 1000);
      if (url === undefined) return undefined;
      const source = readRefusalSource(token, reading, { isVerified, now, lifetime, url });
      return source.ok ? await makeRefusalSet(source.value) : undefined;
    }, [token, reading, isVerified, lifetime, url, language]),
  );
}

/** Milliseconds after a keystroke in which another one may come. */
const PAUSE = 400;

/** A text once nothing more was typed: making keys for each keystroke would take long. */
export function useTypedText(text: string): string {
  const [typed, setTyped] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setTyped(text), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  return typed;
}
