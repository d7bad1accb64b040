import type { DecodedToken } from '../core/decode/decoded-token.ts';
import type { ChainTerms } from '../core/evidence/chain-report.ts';
import type { KeyMaterial, KeyReading } from '../core/keys/key-material.ts';
import type { KnownOrigins } from '../core/keys/known-origins.ts';
import { selectSigningKey } from '../core/keys/select-key.ts';
import { judgeForm } from '../core/verdict/judge-form.ts';
import type { SignatureVerdict } from '../core/verdict/signature-verdict.ts';
import { weighVerdict } from '../core/verdict/weigh-verdict.ts';
import type { Judgement, Layer } from '../crypto/judge-token.ts';
import type { Composition } from './composition.ts';

/** The verdict on what is in the fields now; undefined while it is being worked out. */
export function composeVerdict(
  text: string,
  checksInside: boolean,
  knownOrigins: KnownOrigins,
  token: DecodedToken | undefined,
  judgement: Judgement | undefined,
  composition: Pick<Composition, 'pending' | 'unsigned' | 'refused'>,
  now: number,
  signer: string,
): SignatureVerdict | undefined {
  if (composition.pending) return undefined;
  if (text.trim() === '') return { state: 'empty' };
  if (!token) return { state: 'malformed', reason: 'no-token' };
  if (!judgement || judgement.reading.state === 'reading') return undefined;
  const { signature, study, reading, layers } = judgement;
  const terms = termsOf(layers[0], now, signer);
  const verdict = weighVerdict(signature, study?.evidence, knownOrigins, checksInside, terms);
  // An edit may lead back to what was signed; only the check can tell.
  if (composition.unsigned && signature.state !== 'verified' && verdict.state !== 'verified') {
    return judgeEdited(token, reading, composition.refused);
  }
  return verdict;
}

/** What the chain of a layer is weighed by, where roots were given for it. */
export function termsOf(
  { chain }: Pick<Layer, 'chain'>,
  now: number,
  signer: string,
): ChainTerms | undefined {
  return chain && { report: chain, now, signer };
}

/**
 * The verdict on a token that was changed here, still carries the signature of
 * the text before, and was not found to match all the same.
 */
function judgeEdited(
  token: DecodedToken,
  reading: KeyReading,
  refused: KeyMaterial | undefined,
): SignatureVerdict {
  const form = judgeForm(token);
  if (!form.ok) return form.problem;
  const key = selectSigningKey(reading, form.value, token.keyId);
  return {
    state: 'invalid',
    reason: 'edited',
    canSign: key !== undefined && key !== refused,
  };
}
