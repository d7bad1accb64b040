import type { SecretEncoding } from '../../src/core/keys/key-material.ts';
import { USUAL_ALLOWANCE } from '../../src/core/verdict/decryption-verdict.ts';
import { openToken } from '../../src/crypto/open-token.ts';
import { readKeys } from '../../src/crypto/read-keys.ts';
import { readToken } from '../core/read-token.ts';

/** What opening the first token of a text comes to, in words too, and the plaintext as text. */
export async function openCompact(
  text: string,
  keyText: string,
  encoding: SecretEncoding = 'utf8',
) {
  const reading = await readKeys(keyText, encoding);
  const limits = { allowance: USUAL_ALLOWANCE, signal: undefined };
  const { token, signature } = await openToken(readToken(text), reading, encoding, limits);
  const isOpen = signature.state === 'decrypted';
  return {
    ...signature.opening,
    text: isOpen ? token.payloadText : undefined,
    words: signature.words,
  };
}
