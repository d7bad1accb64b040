import type { DecodedToken } from '../core/decode/decoded-token.ts';
import type { KeyReading, SecretEncoding } from '../core/keys/key-material.ts';
import type { SignatureVerdict } from '../core/verdict/signature-verdict.ts';
import { judgeEdited } from '../pipeline.ts';
import type { Composition } from './use-composed-token.ts';
import { useJudgement } from './use-judgement.ts';

/** The verdict on what is in the boxes now; undefined while it is being worked out. */
export function useVerdict(
  text: string,
  token: DecodedToken | undefined,
  reading: KeyReading,
  encoding: SecretEncoding,
  composition: Composition,
): SignatureVerdict | undefined {
  const judgement = useJudgement(token, reading, encoding);
  if (composition.pending) return undefined;
  if (text.trim() === '') return { state: 'empty' };
  if (!token) return { state: 'malformed', reason: 'no-token' };
  if (reading.state === 'reading') return undefined;
  return composition.unsigned ? judgeEdited(token) : judgement?.signature;
}
