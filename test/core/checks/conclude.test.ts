import { expect, test } from 'vitest';
import type { SignatureVerdict } from '../../../src/core/verdict/signature-verdict.ts';
import {
  ALGORITHM,
  type CheckOptions,
  deriveAll,
  ENCRYPTED,
  MISMATCH,
  NO_KEY,
  NOW,
} from './check-one.ts';

function concluded(claims: Record<string, unknown>, options: CheckOptions = {}) {
  return deriveAll(claims, options).conclusion;
}

test('verified and in time is accepted, and what nobody asked is named', () => {
  expect(concluded({ exp: NOW + 60 })).toEqual({
    state: 'accepted',
    unasked: ['issuer', 'audience', 'type'],
  });
  const expecting = { issuer: 'a', audience: 'b', type: 'JWT' };
  expect(concluded({ iss: 'a', aud: 'b' }, { header: { typ: 'JWT' }, expecting })).toEqual({
    state: 'accepted',
    unasked: [],
  });
});

test('the first failure decides, the others are named', () => {
  expect(concluded({ exp: NOW - 180 })).toEqual({
    state: 'rejected',
    why: 'expired',
    ago: '3 minutes ago',
    also: [],
  });
  expect(
    concluded({ exp: NOW - 180, iss: 'a' }, { verdict: MISMATCH, expecting: { issuer: 'b' } }),
  ).toEqual({
    state: 'rejected',
    why: 'the signature doesn’t match',
    ago: undefined,
    also: ['expired', 'wrong issuer'],
  });
});

test('without a key there is no answer, unless the claims give one', () => {
  expect(concluded({ exp: NOW + 60 }, { verdict: NO_KEY })).toEqual({
    state: 'unknown',
    why: 'no key',
  });
  expect(concluded({ exp: NOW - 60 }, { verdict: NO_KEY })).toMatchObject({
    state: 'rejected',
    why: 'expired',
  });
});

const embedded = { member: 'jwk', matches: true, isUsers: false } as const;

test.each<[string, SignatureVerdict | undefined, string?]>([
  ['being checked', undefined],
  ['no key', NO_KEY],
  ['no key, and "none" allowed', { state: 'unverified', reason: 'unsecured' }, 'none'],
  ['a detached payload', { state: 'unverified', reason: 'detached', algorithm: ALGORITHM }],
  [
    'a locked key',
    { state: 'unverified', reason: 'key-locked', algorithm: ALGORITHM, lock: 'passphrase-missing' },
  ],
  [
    'its own key',
    { state: 'unverified', reason: 'self-verifying', algorithm: ALGORITHM, embedded },
  ],
  [
    'a key the token names',
    { state: 'unverified', reason: 'key-named-by-token', algorithm: ALGORITHM, parameter: 'jku' },
  ],
  ['no signature', { state: 'unverified', reason: 'signature-empty', algorithm: ALGORITHM }],
  ['a critical header', { state: 'unsupported', reason: 'critical', names: ['b64'] }],
  ['an unknown algorithm', { state: 'unsupported', reason: 'unknown-algorithm', name: 'X' }],
  ['encrypted', ENCRYPTED],
  ['edited', { state: 'invalid', reason: 'edited', canSign: false }],
  ['a mismatch', MISMATCH],
])('%s is never accepted', (_, verdict, algorithms = '') => {
  const header = algorithms === '' ? {} : { alg: algorithms };
  const conclusion = concluded({ exp: NOW + 60 }, { verdict, header, expecting: { algorithms } });
  expect(conclusion?.state).not.toBe('accepted');
});

test('a time in milliseconds, or a clock that cannot be read, leaves it open', () => {
  expect(concluded({ exp: (NOW + 60) * 1000 })).toEqual({
    state: 'unknown',
    why: '“exp” is in milliseconds',
  });
  expect(concluded({ exp: NOW + 60 }, { expecting: { clock: 'noon' } })).toEqual({
    state: 'unknown',
    why: 'the time to check at can’t be read',
  });
});
