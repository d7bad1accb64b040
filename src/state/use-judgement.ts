import { useEffect, useState } from 'react';
import type { DecodedToken } from '../core/decode/decoded-token.ts';
import type { KeyReading, SecretEncoding } from '../core/keys/key-material.ts';
import { type Judgement, judgeToken, studyFurther } from '../pipeline.ts';
import { afterFirstFrame } from './first-frame.ts';

/**
 * The judgement of exactly this token and key, or undefined while it is being
 * made: first the verdict alone, then the same with its evidence.
 */
export function useJudgement(
  token: DecodedToken | undefined,
  reading: KeyReading,
  encoding: SecretEncoding,
  keyText: string,
): Judgement | undefined {
  const [latest, setLatest] = useState<Judgement>();

  useEffect(() => {
    if (!token) return;
    let superseded = false;
    const judge = async () => {
      const judgement = await judgeToken(token, reading, encoding);
      if (superseded) return;
      setLatest(judgement);
      await afterFirstFrame();
      if (superseded) return;
      const studied = await studyFurther(judgement, keyText);
      if (!superseded) setLatest(studied);
    };
    void judge();
    return () => {
      superseded = true;
    };
  }, [token, reading, encoding, keyText]);

  // A reading is made anew for every text and encoding, so it stands for both.
  return latest?.token === token && latest?.reading === reading ? latest : undefined;
}
