import { expect, test } from 'vitest';
import { explainChoice } from '../../../src/core/explain/explain-choice.ts';
import type { KeyMaterial } from '../../../src/core/keys/key-material.ts';
import { findSignatureAlgorithm } from '../../../src/core/registry/algorithms.ts';
import type { SignatureVerdict } from '../../../src/core/verdict/signature-verdict.ts';

const HS256 = findSignatureAlgorithm('HS256');
if (!HS256) throw new Error('HS256');

function secret(keyId: string): KeyMaterial {
  return {
    kind: 'secret',
    keyType: 'oct',
    bytes: new Uint8Array(32),
    keyId,
    algorithm: undefined,
  };
}

const A = secret('a');
const B = secret('b');
const C = secret('c');
const ATTEMPT = { algorithm: HS256, keys: [A, B, C], keyId: 'b' } as const;
const VERIFIED: SignatureVerdict = {
  ...ATTEMPT,
  state: 'verified',
  key: B,
  by: 'kid',
  tried: [B],
};
const SECOND: SignatureVerdict = { ...VERIFIED, by: 'kind', keyId: 'x', tried: [A, B, C] };
const MISMATCH: SignatureVerdict = {
  ...ATTEMPT,
  state: 'invalid',
  reason: 'mismatch',
  suggestion: undefined,
  by: 'kid',
  tried: [B],
};

test.each([
  ['the one that verifies', B, VERIFIED, 'Verifies this token (matched by “kid”)'],
  ['another name', A, VERIFIED, 'Not tried: the header’s “kid” is “b”'],
  ['tried before it', A, SECOND, 'Doesn’t verify (tried because the type fits)'],
  ['not tried after it', C, SECOND, 'Not tried: another key matched first'],
  ['the wrong one', B, MISMATCH, 'Doesn’t verify (tried because “kid” matches)'],
  [
    'none fits',
    A,
    { state: 'unverified', reason: 'wrong-kind', algorithm: HS256, keys: [A], keyId: undefined },
    'Not tried: HS256 needs a secret',
  ],
] as const)('%s', (_, key, verdict, words) => {
  expect(explainChoice(key, verdict)?.words).toBe(words);
});

test.each([
  undefined,
  { state: 'empty' },
  { state: 'unverified', reason: 'no-key', algorithm: HS256 },
] as const)('says nothing where no key was chosen', (verdict) => {
  expect(explainChoice(A, verdict)).toBeUndefined();
});
