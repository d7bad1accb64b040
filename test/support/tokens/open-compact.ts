import { explainDecryption } from '../../../src/core/explain/explain-decryption.ts';
import type { SecretEncoding } from '../../../src/core/keys/key-material.ts';
import { USUAL_ALLOWANCE } from '../../../src/core/verdict/decryption-verdict.ts';
import { sealedKindOf } from '../../../src/core/verdict/sealed-kind.ts';
import { decryptToken } from '../../../src/crypto/encryption/decrypt-token.ts';
import { readKeys } from '../../../src/crypto/keys/read-keys.ts';
import { readToken } from '../../core/read-token.ts';

/** What opening the first token of a text comes to, in words too, and the plaintext as text. */
export async function openCompact(
  text: string,
  keyText: string,
  encoding: SecretEncoding = 'utf8',
) {
  const token = readToken(text);
  const reading = await readKeys(keyText, encoding);
  const limits = { allowance: USUAL_ALLOWANCE, signal: undefined };
  const { verdict, plaintext } = await decryptToken(token, reading, encoding, limits);
  return {
    ...verdict,
    text: plaintext && new TextDecoder().decode(plaintext),
    words: explainDecryption(verdict, sealedKindOf(token)),
  };
}
