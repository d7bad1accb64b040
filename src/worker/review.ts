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
  readonly layers: readonly (Pick<Reviewed, 'reading' | 'signature'> & {
    readonly token: SentToken;
  })[];
  /** The language of the findings with its catalogue; undefined for English. */
  readonly language:
    | { readonly tag: string; readonly catalogue: NonNullable<Language['catalogue']> }
    | undefined;
}

/** Evidence and findings on a token that the page has sent. */
export async function* reviewSent(request: ReviewRequest): Job<'review'> {
  await speakLanguage(request.language);
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

async function speakLanguage(language: ReviewRequest['language']): Promise<void> {
  if ((language?.tag ?? 'en') === spokenTag()) return;
  if (!language) return speak(undefined);
  const { languageOf } = await import('../core/words/spoken-language.ts');
  speak(languageOf(language.tag, language.catalogue as Messages));
}
