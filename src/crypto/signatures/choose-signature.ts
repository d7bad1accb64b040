import { attachPayload } from '../../core/decode/attach-payload.ts';
import { decodeToken } from '../../core/decode/decode-token.ts';
import type { DetachedPayload } from '../../core/decode/decoded-token.ts';
import type { FoundToken } from '../../core/extract/found-token.ts';
import type { KeyReading, SecretEncoding } from '../../core/keys/key-material.ts';
import type { SignatureVerdict } from '../../core/verdict/signature-verdict.ts';
import { judgeToken } from '../judge-token.ts';

/** More signatures or recipients than this are left to the user. */
const MAX_TRIED = 100;
/** Milliseconds after which no further one is tried: a password may take a second. */
const MAX_WAIT = 3000;

/**
 * Which signature or recipient of a token in general JSON the keys fit: the place in `tokens` of
 * the first that verifies or opens, else of the first for which a key is of the right kind.
 */
export async function chooseSignature(
  tokens: readonly FoundToken[],
  places: readonly number[],
  detached: string | DetachedPayload,
  reading: KeyReading,
  encoding: SecretEncoding,
  signal: AbortSignal,
): Promise<number | undefined> {
  let fallback: number | undefined;
  const end = performance.now() + MAX_WAIT;
  for (const place of places.slice(0, MAX_TRIED)) {
    const found = tokens[place];
    const token = attachPayload(found && decodeToken(found), detached);
    if (!token || signal.aborted || performance.now() > end) return fallback;
    const { signature } = await judgeToken(token, reading, encoding, undefined, signal);
    if (signature.state === 'verified' || signature.state === 'decrypted') return place;
    if (isMismatch(signature)) fallback ??= place;
  }
  return fallback;
}

function isMismatch(signature: SignatureVerdict): boolean {
  const { reason } = 'opening' in signature ? signature.opening : { reason: '', ...signature };
  return reason === 'mismatch';
}
