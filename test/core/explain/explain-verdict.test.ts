import { describe, expect, test } from 'vitest';
import { explainVerdict } from '../../../src/core/explain/explain-verdict.ts';
import type { KeyMaterial } from '../../../src/core/keys/key-material.ts';
import {
  findSignatureAlgorithm,
  type SignatureAlgorithm,
} from '../../../src/core/registry/algorithms.ts';
import type { SignatureVerdict } from '../../../src/core/verdict/signature-verdict.ts';

function algorithm(name: string): SignatureAlgorithm {
  const found = findSignatureAlgorithm(name);
  if (!found) throw new Error(name);
  return found;
}

const HS256 = algorithm('HS256');
const RS256 = algorithm('RS256');
const ES256 = algorithm('ES256');
const SECRET: KeyMaterial = {
  kind: 'secret',
  keyType: 'oct',
  octets: new Uint8Array(32),
  keyId: undefined,
  algorithm: undefined,
};

function rsa(bits: number, keyId?: string, kind: 'public' | 'private' = 'public'): KeyMaterial {
  const source = { form: 'jwk', jwk: {} } as const;
  return { kind, keyType: 'RSA', curve: undefined, bits, source, keyId, algorithm: undefined };
}

function ec(keyId?: string): KeyMaterial {
  const source = { form: 'jwk', jwk: {} } as const;
  const curve = { curve: 'P-256', bits: undefined };
  return { kind: 'public', keyType: 'EC', ...curve, source, keyId, algorithm: undefined };
}

interface Attempt {
  readonly algorithm: SignatureAlgorithm;
  readonly keys: readonly KeyMaterial[];
  readonly tried?: readonly KeyMaterial[];
  readonly by?: 'kid' | 'kind';
  readonly keyId?: string;
}

function verified(key: KeyMaterial, attempt: Attempt): SignatureVerdict {
  const { keys, tried = keys, by = 'kind', keyId } = attempt;
  return { state: 'verified', key, ...attempt, keys, tried, by, keyId };
}

function mismatch(attempt: Attempt): SignatureVerdict {
  const { keys, tried = keys, by = 'kind', keyId } = attempt;
  const why = { state: 'invalid', reason: 'mismatch', suggestion: undefined } as const;
  return { ...why, ...attempt, keys, tried, by, keyId };
}

const problem = { code: 'jwk-set-empty' } as const;
const WORDS: readonly [string, SignatureVerdict, string, string | RegExp][] = [
  [
    'nothing',
    { state: 'empty' },
    'No token yet',
    'Paste, type or drop one. It stays in this page.',
  ],
  ['no token', { state: 'malformed', reason: 'no-token' }, 'No token found', /base64url.*"eyJ"/],
  [
    'faults',
    {
      state: 'malformed',
      reason: 'faults',
      faults: [
        { part: 'token', problem: { code: 'part-count', count: 2 } },
        { part: 'header', problem: { code: 'padding', offset: 4 } },
      ],
    },
    'Malformed token',
    /^Two parts: .* Header: character 5, "=", is padding/,
  ],
  [
    'an encrypted token',
    { state: 'encrypted', reason: 'not-loaded' },
    'Encrypted token',
    'The header is readable. What opens the rest was not loaded: the host is out of reach. Load the page again.',
  ],
  ['no "alg"', { state: 'unsupported', reason: 'no-algorithm' }, 'No algorithm named', /"alg"/],
  [
    'an unknown "alg"',
    { state: 'unsupported', reason: 'unknown-algorithm', name: 'hs256' },
    'Unknown algorithm',
    /^"hs256" must be spelled "HS256": .*case-sensitive\./,
  ],
  [
    'an empty "alg"',
    { state: 'unsupported', reason: 'unknown-algorithm', name: '' },
    'Unknown algorithm',
    /^"" is not an algorithm that this page knows/,
  ],
  [
    'an algorithm that the browser lacks',
    { state: 'unsupported', reason: 'not-in-browser', name: 'ML-DSA-44' },
    'Algorithm not in this browser',
    'This browser cannot check ML-DSA-44. A newer one, or another, may.',
  ],
  [
    'critical extensions',
    { state: 'unsupported', reason: 'critical', names: ['b64', 'x'] },
    'Critical extension',
    /"b64", "x" must be understood/,
  ],
  [
    'a "crit" that is empty',
    { state: 'unsupported', reason: 'critical-broken', problem: { fault: 'empty' } },
    'Broken list of extensions',
    /"crit" is an empty list/,
  ],
  [
    'no security',
    { state: 'unverified', reason: 'unsecured' },
    'Unsecured: nothing is signed',
    'The algorithm is "none": anyone can have written this, and no signature would change that.',
  ],
  [
    'no key',
    { state: 'unverified', reason: 'no-key', algorithm: ES256 },
    'Signature not checked',
    'There is no key to check it with. Put an EC key on P-256 into Key.',
  ],
  [
    'what is no key',
    { state: 'unverified', reason: 'not-a-key', algorithm: RS256 },
    'Signature not checked',
    'RS256 needs an RSA key, as PEM, certificate, JWK or JWK Set. What is in Key is none of these.',
  ],
  [
    'a key that cannot be read',
    { state: 'unverified', reason: 'key-unreadable', algorithm: RS256, problem },
    'Signature not checked',
    'Key cannot be read. This JWK Set holds no key.',
  ],
  [
    'a detached payload',
    { state: 'unverified', reason: 'detached', algorithm: HS256 },
    'Signature not checked',
    /^The payload is not in the token\./,
  ],
  [
    'a key that is refused',
    { state: 'unverified', reason: 'key-refused', algorithm: HS256, key: SECRET },
    'Key not usable',
    /^This browser refuses the secret of 32 octets for HS256/,
  ],
  [
    'no signature and no key',
    { state: 'unverified', reason: 'signature-empty', algorithm: HS256 },
    'No signature',
    'The header says HS256, but the signature is empty.',
  ],
  [
    'a key from where the token says',
    { state: 'unverified', reason: 'key-named-by-token', algorithm: ES256, parameter: 'jku' },
    'Matches, but that proves nothing',
    /^ES256 .*own "jku"\. Whoever made the token chose that address/,
  ],
  [
    'no signature',
    { state: 'invalid', reason: 'signature-empty', algorithm: HS256 },
    'No signature',
    /^The header says HS256, but the signature is empty: /,
  ],
  ['an edit', { state: 'invalid', reason: 'edited' }, 'Edited, not signed', /before your edit/],
  [
    'a wrong length',
    { state: 'invalid', reason: 'signature-length', algorithm: HS256, length: 31 },
    'Signature does not match',
    'It has 31 octets; HS256 makes 32.',
  ],
  [
    'a key of another kind',
    { state: 'unverified', reason: 'wrong-kind', algorithm: HS256, keys: [ec()], keyId: undefined },
    'Wrong kind of key',
    'HS256 needs a secret; this is another kind: EC public key on P-256. The signature was not checked.',
  ],
  [
    'the key of that "kid" of another kind',
    { state: 'unverified', reason: 'wrong-kind', algorithm: HS256, keys: [ec('a')], keyId: 'a' },
    'Wrong kind of key',
    'HS256 needs a secret; key "a" is another kind: EC public key on P-256. The signature was not checked.',
  ],
  [
    'several keys of another kind',
    {
      state: 'unverified',
      reason: 'wrong-kind',
      algorithm: HS256,
      keys: [ec(), rsa(2048)],
      keyId: undefined,
    },
    'Wrong kind of key',
    'HS256 needs a secret; none of the 2 keys is one. The signature was not checked.',
  ],
  [
    'a match with a secret',
    verified(SECRET, { algorithm: HS256, keys: [SECRET] }),
    'Signature verified',
    'HS256 with the secret of 32 octets.',
  ],
  [
    'a match with a named key',
    verified(ec('a'), { algorithm: ES256, keys: [ec('a')] }),
    'Signature verified',
    'ES256 with key "a".',
  ],
  [
    'a match with a private key',
    verified(rsa(2048, undefined, 'private'), {
      algorithm: RS256,
      keys: [rsa(2048, undefined, 'private')],
    }),
    'Signature verified',
    'RS256 with the RSA private key, 2048 bits (its public half).',
  ],
  [
    'no match',
    mismatch({ algorithm: ES256, keys: [ec()] }),
    'Signature does not match',
    'ES256 with the EC public key on P-256.',
  ],
  [
    'no match with a key of another name',
    mismatch({ algorithm: ES256, keys: [ec('a')], keyId: 'b' }),
    'Signature does not match',
    'ES256 with the EC public key on P-256, which is "a" where the header asks for "b".',
  ],
  [
    'no match with the key of that name',
    mismatch({
      algorithm: ES256,
      keys: [ec('a'), ec('b')],
      tried: [ec('a')],
      by: 'kid',
      keyId: 'a',
    }),
    'Signature does not match',
    'ES256 with key "a" of the key set.',
  ],
  [
    'no match with any',
    mismatch({ algorithm: ES256, keys: [ec('a'), ec('b')], keyId: 'c' }),
    'Signature does not match',
    'ES256 with any of the 2 keys that fit. No key is named "c"; there are "a", "b".',
  ],
  [
    'no match with keys that have no names',
    mismatch({ algorithm: ES256, keys: [ec(), ec()], keyId: 'c' }),
    'Signature does not match',
    'ES256 with any of the 2 keys that fit. No key is named "c"; there are none with a name.',
  ],
  [
    'no match with the one that fits',
    mismatch({ algorithm: ES256, keys: [ec(), rsa(2048)], tried: [ec()] }),
    'Signature does not match',
    'ES256 with the one key that fits.',
  ],
  [
    'a match with the key inside',
    {
      state: 'unverified',
      reason: 'self-verifying',
      algorithm: ES256,
      embedded: { member: 'jwk', matches: true, isUsers: false },
    },
    'Not verified: only its own key matches',
    /matches the key it brought along, which proves nothing about who made it \(ES256/,
  ],
  [
    'no match even with the key inside',
    {
      state: 'unverified',
      reason: 'self-verifying',
      algorithm: ES256,
      embedded: { member: 'x5c', matches: false, isUsers: false },
    },
    'Not verified: not even its own key matches',
    'The signature does not match even the key it brought along (ES256 with the certificate in "x5c" of the header).',
  ],
  [
    'a key inside that cannot be used',
    {
      state: 'unverified',
      reason: 'self-verifying',
      algorithm: ES256,
      embedded: { member: 'jwk', matches: undefined, isUsers: false },
    },
    'Not verified: its own key is not usable',
    /^The key it brought along cannot be used/,
  ],
  [
    'key confusion',
    {
      state: 'invalid',
      reason: 'key-confusion',
      algorithm: HS256,
      form: { kind: 'pem', label: 'PUBLIC KEY', columns: 64, lineEnd: 'LF', finalNewline: false },
    },
    'Made with a public key as the secret',
    /its PEM \("PUBLIC KEY"\), lines of 64 characters, LF, without a final newline/,
  ],
  [
    'a match with a short key',
    verified(rsa(1024), { algorithm: RS256, keys: [rsa(1024)] }),
    'Signature matches, but the key is too short',
    /RS256 needs 2048 bits or more \(RFC 7518 §3\.3\)/,
  ],
];

describe('says', () => {
  test.each(WORDS)('of %s', (_, verdict, title, detail) => {
    const words = explainVerdict(verdict);

    expect(words.title).toBe(title);
    if (typeof detail === 'string') expect(words.detail).toBe(detail);
    else expect(words.detail).toMatch(detail);
  });
});

describe('in plain words', () => {
  test.each(WORDS)('of %s', (_, verdict) => {
    const { title, detail } = explainVerdict(verdict);

    expect(title).toMatch(/^[A-Z][^.]+$/);
    expect(detail).toMatch(/^\S.{15,}[.]$/);
    expect(`${title} ${detail}`).not.toMatch(/undefined|null|NaN|\[object|\b1 (?:keys|octets)\b/);
  });
});

test('names the place of the key that matched, and the name that was asked for', () => {
  const keys = [ec('a'), ec('b'), ec('c')];
  const second = keys[1] ?? SECRET;

  expect(explainVerdict(verified(second, { algorithm: ES256, keys, keyId: 'x' })).detail).toBe(
    'ES256 with key "b", 2 of 3 in the key set. The header asks for key "x", which is not here.',
  );
});

test('calls the key short only where it is the one that matched', () => {
  const [short, long] = [rsa(1024, 'short'), rsa(2048, 'long')];
  const words = explainVerdict(verified(long, { algorithm: RS256, keys: [short, long] }));

  expect(words.title).toBe('Signature verified');
  expect(words.detail).not.toContain('too short');
});

test.each([
  ['PS256', '§3.5'],
  ['RS512', '§3.3'],
])('cites for a short key of %s the right section', (name, section) => {
  const verdict = mismatch({ algorithm: algorithm(name), keys: [rsa(1024)] });

  expect(explainVerdict(verdict).detail).toContain(`(RFC 7518 ${section})`);
});

describe('adds what the dates say', () => {
  const good = verified(SECRET, { algorithm: HS256, keys: [SECRET] });

  test.each([
    [good, 'current', 'Signature verified', 'HS256 with the secret of 32 octets.'],
    [
      good,
      'expired',
      'Signature verified, but the token is expired',
      'HS256 with the secret of 32 octets.',
    ],
    [
      good,
      'not-yet',
      'Signature verified, but the token is not valid yet',
      'HS256 with the secret of 32 octets.',
    ],
    [
      mismatch({ algorithm: HS256, keys: [SECRET] }),
      'expired',
      'Signature does not match',
      'HS256 with the secret of 32 octets. It is also expired.',
    ],
    [
      mismatch({ algorithm: HS256, keys: [SECRET] }),
      'undated',
      'Signature does not match',
      'HS256 with the secret of 32 octets.',
    ],
  ] as const)('%#: %s', (verdict, phase, title, detail) => {
    expect(explainVerdict(verdict, phase)).toEqual({ title, detail });
  });

  test('with one "but", though the key is short too', () => {
    const verdict = verified(rsa(1024), { algorithm: RS256, keys: [rsa(1024)] });

    expect(explainVerdict(verdict, 'expired').title.match(/\bbut\b/g)).toHaveLength(1);
  });
});
