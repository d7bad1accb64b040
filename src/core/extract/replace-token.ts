import { encodeBase64, encodeBase64url, withoutPadding } from '../encoding/base64url.ts';
import { encodeUtf8 } from '../encoding/utf8.ts';
import type { FoundToken } from './found-token.ts';

/**
 * The text with another token where this one is, in the form in which it
 * is there. A compact token has only characters that mean the same in
 * URLs, JSON, HTML and the quotes of shells and programs, so that it can be
 * written as it is, but for base64 and for cookies with a part of it each.
 */
export function replaceFoundToken(text: string, found: FoundToken, compact: string): string {
  const { standing, start, end } = found;
  switch (standing.kind) {
    case 'plain':
      return text.slice(0, start) + compact + text.slice(end);
    case 'base64': {
      const decoded = replaceFoundToken(standing.decoded, standing.inner, compact);
      return text.slice(0, start) + encode(decoded, standing) + text.slice(end);
    }
    case 'chunks': {
      const joined = replaceFoundToken(standing.joined, standing.inner, compact);
      return replaceChunks(text, standing.places, joined);
    }
  }
}

function encode(
  text: string,
  { alphabet, padded }: { readonly alphabet: 'base64' | 'base64url'; readonly padded: boolean },
): string {
  const bytes = encodeUtf8(text);
  const bare = encodeBase64url(bytes);
  if (!padded) return alphabet === 'base64url' ? bare : withoutPadding(encodeBase64(bytes));
  const full = encodeBase64(bytes);
  return alphabet === 'base64' ? full : full.replaceAll('+', '-').replaceAll('/', '_');
}

/** Each chunk takes as much as it held, the last one the rest. */
function replaceChunks(
  text: string,
  places: readonly { readonly from: number; readonly to: number }[],
  joined: string,
): string {
  let at = 0;
  const values = places.map(({ from, to }, index) => {
    const isLast = index === places.length - 1;
    const value = isLast ? joined.slice(at) : joined.slice(at, at + to - from);
    at += value.length;
    return { from, to, value };
  });
  // From the end, so that the offsets before stay true.
  return values
    .toSorted((one, two) => two.from - one.from)
    .reduce((whole, { from, to, value }) => whole.slice(0, from) + value + whole.slice(to), text);
}
