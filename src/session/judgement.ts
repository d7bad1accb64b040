import type { DecodedToken } from '../core/decode/decoded-token.ts';
import type { KeyReading, SecretEncoding } from '../core/keys/key-material.ts';
import type { Allowance } from '../core/verdict/decryption-verdict.ts';
import type { Judgement, Layers } from '../crypto/judge-token.ts';
import { afterPaint } from './after-paint.ts';
import { latest, type Work } from './latest.ts';
import { loadTokenChecker } from './token-checker.ts';

type Judge = (
  token: DecodedToken | undefined,
  reading: KeyReading,
  encoding: SecretEncoding,
  allowance: Allowance,
  roots: string,
  clock: string,
) => Judgement | undefined;

/** The judgement of exactly this token and key; undefined while it is being made. */
export function judging(changed: () => void): Judge {
  const judge = latest(
    async (
      { signal, report }: Work<Judgement>,
      token: DecodedToken,
      reading: KeyReading,
      encoding: SecretEncoding,
      allowance: Allowance,
      roots: string,
      clock: string,
    ) => {
      await afterPaint();
      const checker = signal.aborted ? undefined : await loadTokenChecker();
      if (signal.aborted) return;
      const judged = checker?.judgeToken(
        ...([token, reading, encoding, allowance, signal] as const),
        roots === '' ? undefined : { roots, clock },
      );
      report((await judged) ?? unchecked(token, reading, encoding, allowance));
    },
    changed,
    unchecked,
  );
  return (token, reading, encoding, allowance, roots, clock) =>
    judge(token && [token, reading, encoding, allowance, roots, clock]);
}

/** The judgement where the check itself failed: nothing is known, and nothing is accepted. */
function unchecked(
  token: DecodedToken,
  reading: KeyReading,
  _encoding: SecretEncoding,
  allowance: Allowance,
): Judgement {
  const signature = { state: 'unverified', reason: 'check-failed' } as const;
  const layers: Layers = [{ token, reading, signature, study: undefined }];
  return { token, reading, allowance, signature, layers, study: undefined };
}
