import { useEffect, useState } from 'react';
import type { DecodedToken } from '../core/decode/decoded-token.ts';
import type { KeyReading, SecretEncoding } from '../core/keys/key-material.ts';
import { type Judgement, judgeToken } from '../pipeline.ts';

/** The judgement of exactly this token and key, or undefined while it is being made. */
export function useJudgement(
  token: DecodedToken | undefined,
  reading: KeyReading,
  encoding: SecretEncoding,
): Judgement | undefined {
  const [latest, setLatest] = useState<Judgement>();

  useEffect(() => {
    if (!token) return;
    let superseded = false;
    void judgeToken(token, reading, encoding).then((judgement) => {
      if (!superseded) setLatest(judgement);
    });
    return () => {
      superseded = true;
    };
  }, [token, reading, encoding]);

  // A reading is made anew for every text and encoding, so it stands for both.
  return latest?.token === token && latest?.reading === reading ? latest : undefined;
}
