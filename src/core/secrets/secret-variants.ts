import { encodeUtf8 } from '../encoding/utf8.ts';
import { decodeSecret } from '../keys/parse-secret.ts';

/**
 * The bytes that a word may mean: itself, trimmed, in lower case, with a
 * capital first letter, with a final newline, and what it decodes to as Base64
 * (either alphabet) and Hex. The same bytes are not handed out twice.
 */
export function* secretVariants(word: string): Generator<Uint8Array<ArrayBuffer>> {
  const trimmed = word.trim();
  const spellings = new Set([
    word,
    trimmed,
    trimmed.toLowerCase(),
    trimmed.charAt(0).toUpperCase() + trimmed.slice(1),
    `${word}\n`,
  ]);
  for (const spelling of spellings) if (spelling !== '') yield encodeUtf8(spelling);
  yield* decoded(trimmed);
}

function* decoded(word: string): Generator<Uint8Array<ArrayBuffer>> {
  if (/^[\w+/-]{2,}={0,2}$/.test(word)) {
    const bytes = decodeSecret(word, /[-_]/.test(word) ? 'base64url' : 'base64');
    if (bytes.ok) yield bytes.value;
  }
  if (/^(?:[0-9A-Fa-f]{2})+$/.test(word)) {
    const bytes = decodeSecret(word, 'hex');
    if (bytes.ok) yield bytes.value;
  }
}
