import type { Messages } from '@lingui/core';
import { attachPayload } from '../core/decode/attach-payload.ts';
import { decodeToken } from '../core/decode/decode-token.ts';
import type { DecodedToken, DetachedPayload } from '../core/decode/decoded-token.ts';
import type { FoundToken } from '../core/extract/found-token.ts';
import { type Language, speak, spokenTag } from '../core/words/say.ts';
import {
  type ReviewContext,
  type Reviewed,
  reviewLayers,
} from '../crypto/evidence/review-layers.ts';
import type { Job } from './messages.ts';
import { type PackedTokens, unpackTokens } from './pack-tokens.ts';

/** A signed token is decoded again in the worker, which is cheaper than to copy what it was decoded to. */
export type SentToken =
  | DecodedToken
  | { readonly found: FoundToken; readonly detached: string | DetachedPayload };

export interface ReviewRequest extends Omit<ReviewContext, 'tokens'> {
  readonly tokens: PackedTokens;
  readonly layers: readonly (Pick<Reviewed, 'reading' | 'signature' | 'isByRoots'> & {
    readonly token: SentToken;
  })[];
  /** Of the findings; undefined for English. */
  readonly language: SentLanguage | undefined;
}

/** The catalogue is large, so it is sent only to a worker that does not have it yet. */
interface SentLanguage {
  readonly tag: string;
  readonly catalogue: Language['catalogue'] | undefined;
}

/** Evidence and findings on a token that the page has sent. */
export async function* reviewSent(request: ReviewRequest): Job<'review'> {
  if (!(await speakLanguage(request.language))) return 'needs-catalogue';
  const layers = request.layers.map((layer) => ({ ...layer, token: readSent(layer.token) }));
  const context = { ...request, tokens: unpackTokens(request.tokens) };
  return await reviewLayers(layers, context, async (run) => {
    while (!run.advance());
  });
}

function readSent(token: SentToken): DecodedToken {
  if (!('detached' in token && 'found' in token && !('parts' in token))) return token;
  return attachPayload(decodeToken(token.found), token.detached);
}

/** False when the worker would need the catalogue of the language. */
async function speakLanguage(language: SentLanguage | undefined): Promise<boolean> {
  if ((language?.tag ?? 'en') === spokenTag()) return true;
  if (!language) {
    speak(undefined);
    return true;
  }
  const { tag, catalogue } = language;
  if (!catalogue) return false;
  const { languageOf } = await import('../core/words/spoken-language.ts');
  speak(languageOf(tag, catalogue as Messages));
  return true;
}
