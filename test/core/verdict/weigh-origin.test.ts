import { expect, test } from 'vitest';
import { USER_ORIGIN } from '../../../src/core/keys/key-origin.ts';
import { findSignatureAlgorithm } from '../../../src/core/registry/algorithms.ts';
import type { SignatureVerdict } from '../../../src/core/verdict/signature-verdict.ts';
import { weighOrigin } from '../../../src/core/verdict/weigh-origin.ts';

const algorithm = findSignatureAlgorithm('HS256');
if (!algorithm) throw new Error('HS256');
const key = {
  kind: 'secret',
  keyType: 'oct',
  octets: new Uint8Array(32),
  keyId: undefined,
  algorithm: undefined,
} as const;
const attempt = { algorithm, tried: [key], by: 'kind', keyId: undefined, keys: [key] } as const;
const VERIFIED: SignatureVerdict = { state: 'verified', key, ...attempt };
const MISMATCH: SignatureVerdict = {
  state: 'invalid',
  reason: 'mismatch',
  suggestion: undefined,
  ...attempt,
};
const NAMED = { kind: 'token', parameter: 'jku', address: 'https://a.example/', at: 0 } as const;

test('a match with a key from where the token says is not verified', () => {
  expect(weighOrigin(VERIFIED, NAMED)).toEqual({
    state: 'unverified',
    reason: 'key-named-by-token',
    algorithm,
    parameter: 'jku',
  });
});

test('a match with any other key is', () => {
  const fetched = { kind: 'fetched', issuer: 'a', address: 'https://a.example/', at: 0 } as const;
  expect(weighOrigin(VERIFIED, USER_ORIGIN)).toBe(VERIFIED);
  expect(weighOrigin(VERIFIED, fetched)).toBe(VERIFIED);
});

test('a mismatch stays one, wherever the key came from', () => {
  expect(weighOrigin(MISMATCH, NAMED)).toBe(MISMATCH);
});
