import { describe, expect, test } from 'vitest';
import { explainDecryption } from '../../src/core/explain/explain-decryption.ts';
import type { SecretEncoding } from '../../src/core/keys/key-material.ts';
import { type Allowance, USUAL_ALLOWANCE } from '../../src/core/verdict/decryption-verdict.ts';
import { decryptToken } from '../../src/crypto/decrypt-token.ts';
import { readKeys } from '../../src/crypto/read-keys.ts';
import { readToken } from '../core/read-token.ts';
import { ENCRYPTION_VECTORS, REFUSED_VECTORS } from '../vectors/encryption-vectors.ts';

async function open(
  compact: string,
  keyText: string,
  encoding: SecretEncoding = 'utf8',
  allowance: Allowance = USUAL_ALLOWANCE,
) {
  const reading = await readKeys(keyText, encoding);
  const limits = { allowance, signal: undefined };
  const { verdict, plaintext } = await decryptToken(readToken(compact), reading, encoding, limits);
  const text = plaintext && new TextDecoder().decode(plaintext);
  return { verdict, text, ...explainDecryption(verdict) };
}

describe('opens the examples of the standards', () => {
  test.each(ENCRYPTION_VECTORS.map((vector) => [vector.source, vector] as const))(
    '%s',
    async (_, { token, jwk, password, plaintext }) => {
      const opened = await open(token, jwk ? JSON.stringify(jwk) : (password ?? ''));

      expect(opened.verdict).toMatchObject({ state: 'decrypted', reason: 'opened' });
      expect(opened.text).toBe(plaintext);
    },
  );

  test.each(REFUSED_VECTORS.map((vector) => [vector.source, vector] as const))(
    'but refuses RSA1_5 of %s',
    async (_, { token, jwk }) => {
      const { verdict, text, detail } = await open(token, JSON.stringify(jwk));

      expect(verdict).toMatchObject({ state: 'unsupported', reason: 'refused' });
      expect(text).toBeUndefined();
      expect(detail).toMatch(/RSA1_5 .* without the key/);
    },
  );
});
