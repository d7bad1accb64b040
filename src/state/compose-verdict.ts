import type { DecodedToken } from '../core/decode/decoded-token.ts';
import { judgeProvenance } from '../core/verdict/judge-provenance.ts';
import type { SignatureVerdict } from '../core/verdict/signature-verdict.ts';
import { type Judgement, judgeEdited } from '../pipeline.ts';
import type { Composition } from './use-composed-token.ts';

/** The verdict on what is in the boxes now; undefined while it is being worked out. */
export function composeVerdict(
  text: string,
  token: DecodedToken | undefined,
  judgement: Judgement | undefined,
  composition: Composition,
  checksInside: boolean,
): SignatureVerdict | undefined {
  if (composition.pending) return undefined;
  if (text.trim() === '') return { state: 'empty' };
  if (!token) return { state: 'malformed', reason: 'no-token' };
  if (!judgement) return undefined;
  // An edit may lead back to what was signed; only the check can tell.
  if (composition.unsigned && judgement.signature.state !== 'verified') return judgeEdited(token);
  return judgeProvenance(judgement.signature, judgement.study?.evidence, checksInside);
}
