import { describe, expect, test } from 'vitest';
import { parseKeys } from '../../../src/core/keys/parse-keys.ts';
import { explainSigning, judgeSigning } from '../../../src/features/shared/signing-ability.ts';
import { testKey } from '../../support/keys/test-keys.ts';

const SITUATION = {
  hasToken: true,
  isInside: false,
  problem: undefined,
  algorithmName: 'ES256',
  keyId: undefined,
  refused: undefined,
  reading: parseKeys(testKey('ES256').privatePem, 'utf8'),
};
const PROBLEM = { part: 'payload', problem: { code: 'json-empty', offset: 0 } } as const;

describe('says what is missing', () => {
  test.each([
    ['able', {}, /^Edits .* re-signed automatically with the EC private key on P-256\.$/],
    ['no-token', { hasToken: false }, /^Paste a token/],
    ['inside', { isInside: true }, /^A nested token is read-only/],
    ['broken-edit', { problem: PROBLEM }, /^Fix the payload before signing\.$/],
    [
      'broken-edit',
      { problem: { part: 'header', problem: { code: 'not-an-object', offset: 0 } } as const },
      /^Fix the header before signing\.$/,
    ],
    ['unsecured', { algorithmName: 'none' }, /means no signature/],
    ['unknown-algorithm', { algorithmName: 'None' }, /^Choose an algorithm/],
    ['unknown-algorithm', { algorithmName: '__proto__' }, /^Choose an algorithm/],
    ['unknown-algorithm', { algorithmName: undefined }, /^Choose an algorithm/],
    [
      'no-key',
      { reading: parseKeys('', 'utf8') },
      /^To sign, add a private EC key on P-256 in the Key field or generate one\.$/,
    ],
    [
      'no-key',
      { reading: parseKeys('', 'utf8'), algorithmName: 'HS256' },
      /^To sign, add a secret in the Key field or generate one\.$/,
    ],
    ['no-key', { reading: parseKeys('{"kty":', 'utf8') }, /^To sign/],
    [
      'public-only',
      { reading: parseKeys(testKey('ES256').publicPem, 'utf8') },
      /^A public key can verify but can’t sign\./,
    ],
    [
      'other-kind',
      { reading: parseKeys('secret', 'utf8') },
      /^ES256 needs a private EC key on P-256, but/,
    ],
    ['other-kind', { algorithmName: 'RS256' }, /^RS256 needs a private RSA key, but/],
  ])('%s: %#', (state, changes, words) => {
    const ability = judgeSigning({ ...SITUATION, ...changes });

    expect(ability.state).toBe(state);
    expect(explainSigning(ability)).toMatch(words);
    expect(explainSigning(ability)).not.toMatch(/undefined|\[object/);
  });
});

describe('with several keys', () => {
  const named = (alg: string, kid: string, half: 'publicJwk' | 'privateJwk') => ({
    ...testKey(alg)[half],
    kid,
  });
  const set = { keys: [named('ES256', 'a', 'publicJwk'), named('ES256', 'b', 'privateJwk')] };
  const reading = parseKeys(JSON.stringify(set), 'utf8');

  test('signs with no other key than the one that the header names', () => {
    const ability = judgeSigning({ ...SITUATION, keyId: 'a', reading });

    expect(ability.state).toBe('named-public');
    expect(explainSigning(ability)).toMatch(
      /^Key “a” is public\. To sign, add its private key or change “kid”\.$/,
    );
    expect(judgeSigning({ ...SITUATION, keyId: 'b', reading }).state).toBe('able');
  });

  test('says that the key the header names does not fit, where it is of another type', () => {
    const keys = [named('RS256', 'a', 'privateJwk'), named('ES256', 'b', 'privateJwk')];
    const other = parseKeys(JSON.stringify({ keys }), 'utf8');
    const ability = judgeSigning({ ...SITUATION, keyId: 'a', reading: other });

    expect(ability.state).toBe('named-misfit');
    expect(explainSigning(ability)).toBe(
      'Key “a” doesn’t fit ES256. Add a matching key or change “kid”.',
    );
  });

  test('signs with the one that can when the header names none of them', () => {
    expect(judgeSigning({ ...SITUATION, keyId: 'c', reading }).state).toBe('able');
    expect(judgeSigning({ ...SITUATION, reading }).state).toBe('able');
  });
});

test('names a key that the browser refused', () => {
  const refused = SITUATION.reading.state === 'read' ? SITUATION.reading.keys[0] : undefined;
  const ability = judgeSigning({ ...SITUATION, refused });

  expect(ability.state).toBe('refused');
  expect(explainSigning(ability)).toMatch(/^This browser rejects the EC private key/);
});

test('takes no secret without bytes', () => {
  const reading = parseKeys(':', 'hex');

  expect(judgeSigning({ ...SITUATION, algorithmName: 'HS256', reading }).state).not.toBe('able');
});
