import { expect, test } from 'vitest';
import { identifyKey } from '../../../src/core/keys/key-identity.ts';
import type { KeyOrigin } from '../../../src/core/keys/key-origin.ts';
import { NO_ORIGINS, rememberOrigin } from '../../../src/core/keys/known-origins.ts';
import { findSignatureAlgorithm } from '../../../src/core/registry/algorithms.ts';
import type { SignatureVerdict } from '../../../src/core/verdict/signature-verdict.ts';
import { weighOrigin } from '../../../src/core/verdict/weigh-origin.ts';

const algorithm = findSignatureAlgorithm('HS256');
if (!algorithm) throw new Error('HS256');
const key = {
  kind: 'secret',
  keyType: 'oct',
  bytes: new Uint8Array(32),
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
const from = (origin: KeyOrigin) => rememberOrigin(NO_ORIGINS, origin, identifyKey(key));
const NAMED = { kind: 'token', parameter: 'jku', address: 'https://a.example/', at: 0 } as const;

test('a match with a key from where the token says is not verified', () => {
  expect(weighOrigin(VERIFIED, from(NAMED))).toEqual({
    state: 'unverified',
    reason: 'key-named-by-token',
    algorithm,
    parameter: 'jku',
  });
});

test('a match with any other key is', () => {
  const fetched = { kind: 'fetched', issuer: 'a', address: 'https://a.example/', at: 0 } as const;
  expect(weighOrigin(VERIFIED, NO_ORIGINS)).toBe(VERIFIED);
  expect(weighOrigin(VERIFIED, from(fetched))).toBe(VERIFIED);
});

test('a mismatch stays one, wherever the key came from', () => {
  expect(weighOrigin(MISMATCH, from(NAMED))).toBe(MISMATCH);
});

test.each(['link', 'share', 'file', 'text'] as const)(
  'a match with a key from a %s says so',
  (channel) => {
    const arrived = { kind: 'arrived', channel } as const;
    expect(weighOrigin(VERIFIED, from(arrived))).toEqual({ ...VERIFIED, origin: arrived });
  },
);

test("a match with another key than the one that was fetched is the user's", () => {
  const other = { ...key, bytes: new Uint8Array(33) };
  const known = rememberOrigin(NO_ORIGINS, NAMED, identifyKey(other));
  expect(weighOrigin(VERIFIED, known)).toBe(VERIFIED);
});
