import { describe, expect, test } from 'vitest';
import { attachPayload } from '../../src/core/decode/attach-payload.ts';
import { NO_ORIGINS } from '../../src/core/keys/known-origins.ts';
import { parseKeys } from '../../src/core/keys/parse-keys.ts';
import { weighVerdict } from '../../src/core/verdict/weigh-verdict.ts';
import { audit } from '../../src/crypto/evidence/study-token.ts';
import { judgeToken } from '../../src/crypto/judge-token.ts';
import { termsOf } from '../../src/session/compose-verdict.ts';
import { KINDS, MISTAKES, makeExample } from '../../src/session/examples/all-examples.ts';
import { findTokens, readToken } from '../../src/session/find-tokens.ts';
import { nowInSeconds } from '../support/tokens/tokens.ts';

/** Of each example: the verdict of every token in it, with all findings that rest on the token alone. */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  'test-token': ['verified'],
  'access-token': ['verified'],
  'certificate-chain': ['verified'],
  refusals: ['verified'],
  session: ['verified'],
  'id-token': ['verified'],
  ps256: ['verified'],
  eddsa: ['verified alg-polymorphic'],
  'ml-dsa': ['verified alg-pq'],
  steps: ['verified'],
  'status-list': ['verified', 'verified'],
  dpop: ['verified', 'verified'],
  workload: ['verified', 'verified'],
  'dpop-request': ['verified'],
  'jwe-dir': ['decrypted'],
  'jwe-rsa': ['decrypted'],
  'jwe-ecdh': ['decrypted'],
  nested: ['decrypted'],
  'sd-jwt': ['verified'],
  'trust-chain': ['verified'],
  json: ['verified json-serialization', 'verified json-serialization'],
  detached: ['verified'],
  curl: ['verified'],
  redirect: ['verified', 'verified'],
  har: ['verified token-expired', 'verified', 'verified'],
  rejected: ['verified token-expired'],
  expired: ['verified token-expired'],
  password: ['verified lifetime-long password-claim aud-missing pii-contact jti-missing'],
  // The page names it before any of this.
  'not-a-jwt': ['unsupported alg-missing'],
  none: ['unverified alg-none'],
  'weak-secret': ['verified secret-short'],
  'secret-encoding': ['invalid'],
  confusion: ['unverified'],
  'embedded-key': ['invalid jwk-embedded'],
  'wrong-kid': ['invalid'],
  milliseconds: ['verified exp-milliseconds exp-milliseconds'],
  truncated: ['invalid sig-length'],
  'der-signature': ['invalid sig-der'],
  'in-url': ['verified'],
  'private-key': ['verified'],
};

const ALL = [...KINDS, ...MISTAKES];

describe.each(ALL.map((example) => [example.id, example] as const))('%s', (id, example) => {
  test('is what it says', async () => {
    const made = await makeExample(id);
    if (!made) throw new Error('not opened');
    const opened = made.action;
    expect(made.serverMessage).toBe(example.serverMessage ?? '');
    const reading = parseKeys(opened.keyText ?? '', 'utf8');
    const results: string[] = [];
    for (const found of findTokens(opened.text) ?? []) {
      const token = attachPayload(readToken(found), opened.detachedPayload ?? '');
      if (!token) throw new Error('not read');
      const trust = opened.roots === undefined ? undefined : { roots: opened.roots, clock: '' };
      const judged = await judgeToken(token, reading, 'utf8', undefined, undefined, trust);
      const terms = termsOf(judged.layers[0], nowInSeconds(), '');
      const signature = weighVerdict(judged.signature, undefined, NO_ORIGINS, false, terms);
      const codes = audit(token, reading, nowInSeconds()).map(({ code }) => code);
      results.push([signature.state, ...codes].join(' '));
    }

    expect(results).toEqual(EXPECTED[id]);
    expect(opened.example).toBe(id);
    expect(example.lesson().length).toBeGreaterThan(40);
  });
});

test('every example has a different name and id', () => {
  expect(new Set(ALL.map(({ id }) => id)).size).toBe(ALL.length);
  expect(new Set(ALL.map(({ name }) => name())).size).toBe(ALL.length);
});

test('the test token is signed with another key each time', async () => {
  const [one, other] = [await makeExample('test-token'), await makeExample('test-token')];
  expect(one?.action.keyText).toContain('PRIVATE KEY');
  expect(one?.action.keyText).not.toBe(other?.action.keyText);
});

test('only what is signed or opened here, and the last mistake, puts a private key into Key', async () => {
  const withPrivate: string[] = [];
  for (const { id } of ALL) {
    const made = await makeExample(id);
    if (/PRIVATE|"d":/.test(made?.action.keyText ?? '')) withPrivate.push(id);
  }
  expect(withPrivate).toEqual([
    'test-token',
    'refusals',
    'dpop-request',
    'jwe-rsa',
    'jwe-ecdh',
    'private-key',
  ]);
});
