import { GeneralEncrypt, generalDecrypt } from 'jose';
import { describe, expect, test } from 'vitest';
import type { DecodedToken } from '../../../src/core/decode/decoded-token.ts';
import { USUAL_ALLOWANCE } from '../../../src/core/verdict/decryption-verdict.ts';
import { decryptToken } from '../../../src/crypto/encryption/decrypt-token.ts';
import { readKeys } from '../../../src/crypto/keys/read-keys.ts';
import { readTokens } from '../../support/tokens/judged-tokens.ts';
import { ENCRYPTED_JSON } from '../../vectors/encrypted-json.ts';

async function open(token: DecodedToken | undefined, keys: string) {
  if (!token) throw new Error('no such token');
  const limits = { allowance: USUAL_ALLOWANCE, signal: undefined };
  const { verdict, plaintext } = await decryptToken(
    token,
    await readKeys(keys, 'utf8'),
    'utf8',
    limits,
  );
  return { ...verdict, text: plaintext && new TextDecoder().decode(plaintext) };
}

const CASES = ENCRYPTED_JSON.flatMap(({ source, forms, plaintext, recipients }) =>
  forms.flatMap((form, index) =>
    recipients.map(({ jwk, opens }, at) => ({
      ...{ name: `${source}, form ${index}, recipient ${at}`, form, at, opens, plaintext },
      count: recipients.length,
      jwk: JSON.stringify(jwk),
    })),
  ),
);

describe('an encrypted token in JSON', () => {
  test.each(CASES)('of $name', async ({ form, at, count, jwk, opens, plaintext }) => {
    const tokens = readTokens(JSON.stringify(form, undefined, 2));
    expect(tokens.map(({ form: kind }) => kind)).toEqual(Array(count).fill('jwe'));

    const opened = await open(tokens[at], jwk);
    expect(opened).toMatchObject(
      opens
        ? { state: 'decrypted', reason: 'opened', text: plaintext }
        : { state: 'unsupported', reason: 'refused', algorithm: { name: 'RSA1_5' } },
    );
  });

  test.each(CASES.filter(({ opens }) => opens))(
    'of $name does not open once anything is altered',
    async ({ form, at, jwk }) => {
      const shared = form as Record<string, unknown>;
      for (const name of ['protected', 'aad', 'iv', 'ciphertext', 'tag']) {
        const value = shared[name];
        // What a header says would be another matter: only its first byte's blank is one.
        if (typeof value !== 'string') continue;
        const bytes = Buffer.from(value, 'base64url');
        const altered =
          name === 'protected'
            ? Buffer.from(bytes.toString().replace('{', '{ '))
            : Buffer.concat([bytes.subarray(0, -1), Buffer.from([(bytes.at(-1) ?? 0) ^ 1])]);
        const text = JSON.stringify({ ...shared, [name]: altered.toString('base64url') });
        const opened = await open(readTokens(text)[at], jwk);
        expect(opened).toMatchObject({ state: 'invalid', reason: 'mismatch', text: undefined });
      }
    },
  );

  test('does not open with another "aad", nor without', async () => {
    const vector = ENCRYPTED_JSON.find(({ source }) => source === 'RFC 7520 §5.10');
    const { aad: _, ...without } = (vector?.forms[1] ?? {}) as Record<string, unknown>;
    const jwk = JSON.stringify(vector?.recipients[0]?.jwk);
    for (const form of [without, { ...without, aad: 'e30' }]) {
      expect(await open(readTokens(JSON.stringify(form))[0], jwk)).toMatchObject({
        state: 'invalid',
        reason: 'mismatch',
      });
    }
  });
});

test('a JWE of jose for two recipients opens with the key of either', async () => {
  const secrets = [Buffer.alloc(16, 1), Buffer.alloc(32, 2)] as const;
  const jwe = await new GeneralEncrypt(Buffer.from('{"sub":"ana"}'))
    .setProtectedHeader({ enc: 'A256GCM' })
    .setAdditionalAuthenticatedData(Buffer.from('for both'))
    .addRecipient(secrets[0])
    .setUnprotectedHeader({ alg: 'A128KW' })
    .addRecipient(secrets[1])
    .setUnprotectedHeader({ alg: 'A256KW' })
    .encrypt();
  expect((await generalDecrypt(jwe, secrets[0])).plaintext).toHaveLength(13);

  const tokens = readTokens(JSON.stringify(jwe));
  for (const [at, secret] of secrets.entries()) {
    const jwk = JSON.stringify({ kty: 'oct', k: secret.toString('base64url') });
    expect(await open(tokens[at], jwk)).toMatchObject({ reason: 'opened', text: '{"sub":"ana"}' });
    expect((await open(tokens[1 - at], jwk)).state).not.toBe('decrypted');
  }
});
