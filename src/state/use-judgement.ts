import { useEffect, useState } from 'react';
import type { DecodedToken } from '../core/decode/decoded-token.ts';
import type { FoundToken } from '../core/extract/found-token.ts';
import type { KeyReading, SecretEncoding } from '../core/keys/key-material.ts';
import { type Allowance, USUAL_ALLOWANCE } from '../core/verdict/decryption-verdict.ts';
import { type Judgement, judgeToken, studyFurther } from '../pipeline.ts';
import { afterFirstFrame } from './first-frame.ts';

const NO_OTHERS: readonly FoundToken[] = [];

/**
 * The judgement of exactly this token and key, or undefined while it is being
 * made: first the verdict alone, then the same with its evidence,
 * to which the other `tokens` of the text belong.
 */
export function useJudgement(
  token: DecodedToken | undefined,
  reading: KeyReading,
  encoding: SecretEncoding,
  keyText: string,
  allowance: Allowance = USUAL_ALLOWANCE,
  tokens: readonly FoundToken[] = NO_OTHERS,
): Judgement | undefined {
  const [latest, setLatest] = useState<Judgement>();

  useEffect(() => {
    if (!token) return;
    const controller = new AbortController();
    const { signal } = controller;
    const judge = async () => {
      const judgement = await judgeToken(token, reading, encoding, allowance, signal);
      if (signal.aborted) return;
      setLatest(judgement);
      await afterFirstFrame();
      if (signal.aborted) return;
      const studied = await studyFurther(judgement, keyText, tokens);
      if (!signal.aborted) setLatest(studied);
    };
    void judge();
    return () => controller.abort();
  }, [token, reading, encoding, keyText, allowance, tokens]);

  // A reading is made anew for every text and encoding, so it stands for both.
  const isLatest =
    latest?.token === token && latest?.reading === reading && latest?.allowance === allowance;
  return isLatest ? latest : undefined;
}
