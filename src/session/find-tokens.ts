import { attachPayload } from '../core/decode/attach-payload.ts';
import { decodeToken } from '../core/decode/decode-token.ts';
import type { DecodedToken, DetachedPayload } from '../core/decode/decoded-token.ts';
import type { FoundToken } from '../core/extract/found-token.ts';
import { extractBare } from '../core/extract/quick-tokens.ts';
import { loadOnce } from '../crypto/load-once.ts';

/** Texts of more characters are searched in the worker, unless they are one token and nothing else. */
export const MAX_TEXT_AT_ONCE = 20_000;

let latest: { readonly text: string; readonly found: readonly FoundToken[] } | undefined;
const decoded = new WeakMap<FoundToken, DecodedToken>();

/** Loads the code that finds tokens in any text; a text that is one token needs none of it. */
export const { load: loadExtraction, loaded: extraction } = loadOnce(
  () => import('../core/extract/extract-tokens.ts'),
);

/**
 * The tokens of a text; undefined while the code that finds them is not loaded. The last answer is
 * kept, since the editor and the session ask for the same text.
 */
export function findTokens(text: string): readonly FoundToken[] | undefined {
  if (latest?.text === text) return latest.found;
  const found = extractBare(text) ?? extraction()?.extractTokens(text);
  if (found) latest = { text, found };
  return found;
}

/** The same where it takes no more than a moment; undefined for a long text that is more than one token. */
export function findTokensAtOnce(text: string): readonly FoundToken[] | undefined {
  if (text.length <= MAX_TEXT_AT_ONCE || latest?.text === text) return findTokens(text);
  const bare = extractBare(text);
  if (bare) latest = { text, found: bare };
  return bare;
}

/** A found token, decoded once: of thousands only those that are looked at. */
export function readToken(found: FoundToken): DecodedToken {
  const token = decoded.get(found) ?? decodeToken(found);
  decoded.set(found, token);
  return token;
}

/** The token at a place in the list, or the last one, with the payload that was given beside it. */
export function selectToken(
  tokens: readonly FoundToken[],
  index: number,
  detached: string | DetachedPayload = '',
): DecodedToken | undefined {
  const found = tokens[Math.min(index, tokens.length - 1)];
  return attachPayload(found && readToken(found), detached);
}
