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
  bytes: new Uint8Array(32),
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
    'Paste a JWT to decode, verify or edit it',
    'Paste, type or drop a JWT. It never leaves your browser.',
  ],
  ['no token', { state: 'malformed', reason: 'no-token' }, 'No token found', /base64url.*“eyJ”/],
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
    /this token has two\. .* The header has padding \(“=” at character 5\)/,
  ],
  [
    'an encrypted token',
    { state: 'encrypted', reason: 'not-loaded' },
    'Encrypted token',
    'The header is readable, but the code that decrypts the rest could not be loaded. Check your connection and reload the page.',
  ],
  [
    'no "alg"',
    { state: 'unsupported', reason: 'no-algorithm' },
    'Missing or invalid “alg”',
    /“alg”/,
  ],
  [
    'an unknown "alg"',
    { state: 'unsupported', reason: 'unknown-algorithm', name: 'hs256' },
    'Unknown algorithm',
    /^“hs256” must be spelled “HS256”: .*case-sensitive\./,
  ],
  [
    'an empty "alg"',
    { state: 'unsupported', reason: 'unknown-algorithm', name: '' },
    'Unknown algorithm',
    /^“” is not a signature algorithm that Claimcheck knows\. Use a registered one in the header\./,
  ],
  [
    'an algorithm that the browser lacks',
    { state: 'unsupported', reason: 'not-in-browser', name: 'ML-DSA-44' },
    'Algorithm unsupported in this browser',
    'This browser does not support ML-DSA-44. Try a newer version or another browser.',
  ],
  [
    'critical extensions',
    { state: 'unsupported', reason: 'critical', names: ['b64', 'x'] },
    'Unsupported critical extension',
    /requires verifiers to understand “b64”, “x”/,
  ],
  [
    'a "crit" that is empty',
    { state: 'unsupported', reason: 'critical-broken', problem: { fault: 'empty' } },
    'Invalid critical extensions',
    /“crit” is an empty array/,
  ],
  [
    'no security',
    { state: 'unverified', reason: 'unsecured' },
    'Unsigned token (alg: none)',
    '“alg” is “none”: anyone could have created or changed this token.',
  ],
  [
    'no key',
    { state: 'unverified', reason: 'no-key', algorithm: ES256 },
    'Signature not checked',
    'Add an EC key on P-256 in the Key field to verify the signature.',
  ],
  [
    'what is no key',
    { state: 'unverified', reason: 'not-a-key', algorithm: RS256 },
    'Signature not checked',
    'RS256 needs an RSA key (PEM, certificate, JWK or JWKS). The Key field contains something else.',
  ],
  [
    'a key that cannot be read',
    { state: 'unverified', reason: 'key-unreadable', algorithm: RS256, problem },
    'Signature not checked',
    'The key can’t be read. This JWKS contains no keys.',
  ],
  [
    'a detached payload',
    { state: 'unverified', reason: 'detached', algorithm: HS256 },
    'Signature not checked',
    /^The token does not contain its payload\./,
  ],
  [
    'a rejected key',
    { state: 'unverified', reason: 'key-refused', algorithm: HS256, key: SECRET },
    'Unusable key',
    /^This browser rejects the 32-byte secret for HS256/,
  ],
  [
    'no signature and no key',
    { state: 'unverified', reason: 'signature-empty', algorithm: HS256 },
    'No signature',
    '“alg” is HS256, but the signature is empty.',
  ],
  [
    'a key from where the token says',
    { state: 'unverified', reason: 'key-named-by-token', algorithm: ES256, parameter: 'jku' },
    'Signature matches an untrusted key',
    /^The ES256 signature .*own “jku”\. The token’s creator chose that URL/,
  ],
  [
    'no signature',
    { state: 'invalid', reason: 'signature-empty', algorithm: HS256 },
    'No signature',
    /^“alg” is HS256, but the signature is empty: /,
  ],
  [
    'an edit',
    { state: 'invalid', reason: 'edited', canSign: false },
    'Edited – not re-signed yet',
    /old signature no longer matches\. Add a secret or private key in the Key field, or generate one/,
  ],
  [
    'an edit that can be signed',
    { state: 'invalid', reason: 'edited', canSign: true },
    'Edited – not re-signed yet',
    /old signature no longer matches\. Press “Sign” to re-sign the token\.$/,
  ],
  [
    'a wrong length',
    { state: 'invalid', reason: 'signature-length', algorithm: HS256, length: 31 },
    'Signature does not match',
    'The 31-byte signature has the wrong length: HS256 signatures have 32 bytes.',
  ],
  [
    'a key of another kind',
    { state: 'unverified', reason: 'wrong-kind', algorithm: HS256, keys: [ec()], keyId: undefined },
    'Wrong key type',
    'HS256 needs a secret, but the Key field contains another type of key (EC public key on P-256). The signature was not checked.',
  ],
  [
    'the key of that "kid" of another kind',
    { state: 'unverified', reason: 'wrong-kind', algorithm: HS256, keys: [ec('a')], keyId: 'a' },
    'Wrong key type',
    'HS256 needs a secret, but key “a” has another type (EC public key on P-256). The signature was not checked.',
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
    'Wrong key type',
    'HS256 needs a secret, but none of the 2 keys in the Key field is of that type. The signature was not checked.',
  ],
  [
    'a match with a secret',
    verified(SECRET, { algorithm: HS256, keys: [SECRET] }),
    'Signature verified',
    'HS256 verification succeeded with the 32-byte secret.',
  ],
  [
    'a match with a named key',
    verified(ec('a'), { algorithm: ES256, keys: [ec('a')] }),
    'Signature verified',
    'ES256 verification succeeded with key “a”.',
  ],
  [
    'a match with a private key',
    verified(rsa(2048, undefined, 'private'), {
      algorithm: RS256,
      keys: [rsa(2048, undefined, 'private')],
    }),
    'Signature verified',
    'RS256 verification succeeded with the 2,048-bit RSA private key (using its public key).',
  ],
  [
    'no match',
    mismatch({ algorithm: ES256, keys: [ec()] }),
    'Signature does not match',
    'ES256 verification failed with the EC public key on P-256.',
  ],
  [
    'no match with a key of another name',
    mismatch({ algorithm: ES256, keys: [ec('a')], keyId: 'b' }),
    'Signature does not match',
    'ES256 verification failed with the EC public key on P-256. The header’s “kid” is “b”, but the only “kid” in the Key field is “a”.',
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
    'ES256 verification failed with key “a” in the Key field.',
  ],
  [
    'no match with any',
    mismatch({ algorithm: ES256, keys: [ec('a'), ec('b')], keyId: 'c' }),
    'Signature does not match',
    'ES256 verification failed with each of the 2 keys that fit. The header’s “kid” is “c”, but those in the Key field are “a” and “b”.',
  ],
  [
    'no match with keys that have no names',
    mismatch({ algorithm: ES256, keys: [ec(), ec()], keyId: 'c' }),
    'Signature does not match',
    'ES256 verification failed with each of the 2 keys that fit. The header’s “kid” is “c”, but no key in the Key field has a “kid”.',
  ],
  [
    'no match with the one that fits',
    mismatch({ algorithm: ES256, keys: [ec(), rsa(2048)], tried: [ec()] }),
    'Signature does not match',
    'ES256 verification failed with the only key that fits.',
  ],
  [
    'a match with the key inside',
    {
      state: 'unverified',
      reason: 'self-verifying',
      algorithm: ES256,
      embedded: { member: 'jwk', matches: true, isUsers: false },
    },
    'Not verified – matches only the key embedded in the token',
    'The ES256 signature matches the key in the token’s own “jwk”, which proves nothing about who created the token. Add the issuer’s key in the Key field.',
  ],
  [
    'no match even with the key inside',
    {
      state: 'unverified',
      reason: 'self-verifying',
      algorithm: ES256,
      embedded: { member: 'x5c', matches: false, isUsers: false },
    },
    'Not verified – not even the embedded key matches',
    'The ES256 signature does not even match the key in the token’s own “x5c”.',
  ],
  [
    'a key inside that cannot be used',
    {
      state: 'unverified',
      reason: 'self-verifying',
      algorithm: ES256,
      embedded: { member: 'jwk', matches: undefined, isUsers: false },
    },
    'Not verified – the embedded key is not usable',
    'The key in the token’s own “jwk” can’t be used with ES256.',
  ],
  [
    'a certificate above the signer’s, whose own matches',
    {
      state: 'unverified',
      reason: 'chain-certificate',
      algorithm: ES256,
      embedded: { member: 'x5c', matches: true, isUsers: false },
      role: 'root',
    },
    'Not verified – not the signer’s certificate',
    'The certificate in the Key field is the root of the “x5c” chain, and its key does not sign tokens. The signature matches the first certificate in “x5c”. Check the whole chain before you trust that certificate, then add the certificate in the Key field.',
  ],
  [
    'a certificate above the signer’s, whose own does not match',
    {
      state: 'unverified',
      reason: 'chain-certificate',
      algorithm: ES256,
      embedded: { member: 'x5c', matches: false, isUsers: false },
      role: 'root',
    },
    'Not verified – not the signer’s certificate',
    'The certificate in the Key field is the root of the “x5c” chain, and its key does not sign tokens. The signature does not match the first certificate in “x5c” either.',
  ],
  [
    'a certificate above the signer’s, whose own cannot be checked',
    {
      state: 'unverified',
      reason: 'chain-certificate',
      algorithm: ES256,
      embedded: { member: 'x5c', matches: undefined, isUsers: false },
      role: 'root',
    },
    'Not verified – not the signer’s certificate',
    'The certificate in the Key field is the root of the “x5c” chain, and its key does not sign tokens. The first certificate in “x5c” could not be checked.',
  ],
  [
    'key confusion',
    {
      state: 'invalid',
      reason: 'key-confusion',
      algorithm: HS256,
      form: { kind: 'pem', label: 'PUBLIC KEY', columns: 64, lineEnd: 'LF', finalNewline: false },
    },
    'Key confusion: signed with a public key as HMAC secret',
    /the key’s PEM \(“PUBLIC KEY”\), lines of 64 characters, LF, without a final newline/,
  ],
  [
    'a match with a short key',
    verified(rsa(1024), { algorithm: RS256, keys: [rsa(1024)] }),
    'Signature matches, but the key is too short',
    /RS256 needs at least 2,048 bits \(RFC 7518 §3\.3\)/,
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
    expect(`${title} ${detail}`).not.toMatch(
      /undefined|null|NaN|\[object|\b1 (?:keys|bytes|bytes)\b/,
    );
  });
});

test('names the place of the key that matched, and the name that was asked for', () => {
  const keys = [ec('a'), ec('b'), ec('c')];
  const second = keys[1] ?? SECRET;

  expect(explainVerdict(verified(second, { algorithm: ES256, keys, keyId: 'x' })).detail).toBe(
    'ES256 verification succeeded with key “b” (2 of 3 in the Key field). The header’s “kid” is “x”, which no key in the Key field has.',
  );
});

test('cuts and escapes the name that was asked for', () => {
  const keyId = `”\u202e${'x'.repeat(100)}`;
  const { detail } = explainVerdict(
    mismatch({ algorithm: ES256, keys: [ec('a'), ec('b')], keyId }),
  );

  expect(detail).toContain('“kid” is “\\”‹U+202E›x');
  expect(detail).not.toContain('x'.repeat(60));
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
    [
      good,
      'current',
      'Signature verified',
      'HS256 verification succeeded with the 32-byte secret.',
    ],
    [
      good,
      'expired',
      'Signature verified, but the token has expired',
      'HS256 verification succeeded with the 32-byte secret.',
    ],
    [
      good,
      'not-yet',
      'Signature verified, but the token is not valid yet',
      'HS256 verification succeeded with the 32-byte secret.',
    ],
    [
      mismatch({ algorithm: HS256, keys: [SECRET] }),
      'expired',
      'Signature does not match',
      'HS256 verification failed with the 32-byte secret. The token has also expired.',
    ],
    [
      mismatch({ algorithm: HS256, keys: [SECRET] }),
      'undated',
      'Signature does not match',
      'HS256 verification failed with the 32-byte secret.',
    ],
  ] as const)('%#: %s', (verdict, phase, title, detail) => {
    expect(explainVerdict(verdict, phase)).toEqual({ title, detail });
  });

  test.each([
    ['expired', 'Signature matches the key that came with the token, but the token has expired'],
    [
      'not-yet',
      'Signature matches the key that came with the token, but the token is not valid yet',
    ],
    ['current', 'Signature matches the key that came with the token'],
  ] as const)('of a key that came with a token that is %s', (phase, title) => {
    const verdict = { ...good, origin: { kind: 'arrived', channel: 'link' } } as SignatureVerdict;

    expect(explainVerdict(verdict, phase)).toEqual({
      title,
      detail:
        'The key came from a link. A match with this key doesn’t prove who created the token. HS256 verification succeeded with the 32-byte secret.',
    });
  });

  test('writes only one "but" when the token is expired and the key is short', () => {
    const verdict = verified(rsa(1024), { algorithm: RS256, keys: [rsa(1024)] });

    expect(explainVerdict(verdict, 'expired').title.match(/\bbut\b/g)).toHaveLength(1);
  });
});
