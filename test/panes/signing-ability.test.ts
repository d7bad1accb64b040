import { describe, expect, test } from 'vitest';
import { parseKeys } from '../../src/core/keys/parse-keys.ts';
import { explainSigning, judgeSigning } from '../../src/panes/signing-ability.ts';
import { testKey } from '../support/test-keys.ts';

const SITUATION = {
  hasToken: true,
  isEncrypted: false,
  problem: undefined,
  algorithmName: 'ES256',
  keyId: undefined,
  reading: parseKeys(testKey('ES256').privatePem, 'utf8'),
};
const PROBLEM = { part: 'payload', problem: { code: 'json-empty', offset: 0 } } as const;

describe('says what is missing', () => {
  test.each([
    ['able', {}, /^What you edit .* signed again at once, with the EC private key on P-256\.$/],
    ['no-token', { hasToken: false }, /^Paste a token/],
    ['encrypted', { isEncrypted: true }, /^An encrypted token/],
    ['broken-edit', { problem: PROBLEM }, /^Mend the edit first/],
    ['unsecured', { algorithmName: 'none' }, /signs nothing/],
    ['unknown-algorithm', { algorithmName: 'None' }, /^Choose an algorithm/],
    ['unknown-algorithm', { algorithmName: '__proto__' }, /^Choose an algorithm/],
    ['unknown-algorithm', { algorithmName: undefined }, /^Choose an algorithm/],
    [
      'no-key',
      { reading: parseKeys('', 'utf8') },
      /^To sign, put an EC key on P-256, its private half, into Key, or generate one\.$/,
    ],
    [
      'no-key',
      { reading: parseKeys('', 'utf8'), algorithmName: 'HS256' },
      /^To sign, put a secret into Key, or generate one\.$/,
    ],
    ['no-key', { reading: parseKeys('{"kty":', 'utf8') }, /^To sign/],
    [
      'public-only',
      { reading: parseKeys(testKey('ES256').publicPem, 'utf8') },
      /^This key verifies, it cannot sign\./,
    ],
    [
      'other-kind',
      { reading: parseKeys('secret', 'utf8') },
      /^ES256 signs with an EC key on P-256/,
    ],
    ['other-kind', { algorithmName: 'RS256' }, /^RS256 signs with an RSA key/],
  ])('%s: %#', (state, changes, words) => {
    const ability = judgeSigning({ ...SITUATION, ...changes });

    expect(ability.state).toBe(state);
    expect(explainSigning(ability)).toMatch(words);
    expect(explainSigning(ability)).not.toMatch(/undefined|\[object/);
  });
});

test('takes no secret without octets', () => {
  const reading = parseKeys(':', 'hex');

  expect(judgeSigning({ ...SITUATION, algorithmName: 'HS256', reading }).state).not.toBe('able');
});
