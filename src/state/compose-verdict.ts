import type { DecodedToken } from '../core/decode/decoded-token.ts';
import type { SignatureVerdict } from '../core/verdict/signature-verdict.ts';
import { weighVerdict } from '../core/verdict/weigh-verdict.ts';
import { type Judgement, judgeEdited } from '../pipeline.ts';
import type { Composition } from './use-composed-token.ts';
import type { Workspace } from './workspace.ts';

/** The verdict on what is in the boxes now; undefined while it is being worked out. */
export function composeVerdict(
  { text, checksInside, knownOrigins }: Pick<Workspace, 'text' | 'checksInside' | 'knownOrigins'>,
  token: DecodedToken | undefined,
  judgement: Judgement | undefined,
  composition: Composition,
): SignatureVerdict | undefined {
  if (composition.pending) return undefined;
  if (text.trim() === '') return { state: 'empty' };
  if (!token) return { state: 'malformed', reason: 'no-token' };
  if (!judgement || judgement.reading.state === 'reading') return undefined;
  const { signature, study } = judgement;
  // An edit may lead back to what was signed; only the check can tell.
  if (composition.unsigned && signature.state !== 'verified') return judgeEdited(token);
  return weighVerdict(signature, study?.evidence, knownOrigins, checksInside);
}
