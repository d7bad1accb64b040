import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { decodeToken } from '../../../src/core/decode/decode-token.ts';
import {
  type ChainState,
  concludeChain,
  linkFaults,
} from '../../../src/core/evidence/contained-report.ts';
import { foundAlone } from '../../../src/core/extract/found-alone.ts';
import { studyContained } from '../../../src/crypto/evidence/study-contained.ts';
import { readKeys } from '../../../src/crypto/keys/read-keys.ts';
import {
  FEDERATION_CHAIN,
  FEDERATION_TIME,
  SOFTWARE_STATEMENT,
  UCAN_SHORT_PROOF,
  UCAN_TWO_PROOFS,
  UCAN_WRONG_AUDIENCE,
  XCODE_RENEWAL,
  XCODE_TRANSACTION,
} from '../../vectors/tokens-in-claims.ts';

type Pair = Awaited<ReturnType<typeof generateKeyPair>>;

async function study(compact: string, key = '') {
  return await studyContained(decodeToken(foundAlone(compact)), await readKeys(key, 'utf8'), key);
}

const pairs = await Promise.all(
  ['subject', 'intermediate', 'anchor', 'other'].map(async (kid) => {
    const pair = await generateKeyPair('ES256', { extractable: true });
    return { kid, ...pair, jwk: { ...(await exportJWK(pair.publicKey)), kid } };
  }),
);
const [SUBJECT, INTERMEDIATE, ANCHOR, OTHER] = pairs as [Named, Named, Named, Named];
type Named = Pair & { readonly kid: string; readonly jwk: JWK };

async function sign(payload: object, by: Named, header: object = {}): Promise<string> {
  const signer = new SignJWT({ ...payload });
  return await signer
    .setProtectedHeader({ alg: 'ES256', kid: by.kid, ...header })
    .sign(by.privateKey);
}

/** A request with these statements in its header, and what its chain comes to at `now`. */
async function follow(statements: readonly unknown[], key = '', now = NOW) {
  const request = await sign({ iss: 'https://rp' }, SUBJECT, { trust_chain: statements });
  const report = await study(request, key);
  const [chain] = report.chains;
  if (!chain) throw new Error('no chain');
  return {
    state: concludeChain(report, chain, now),
    faults: chain.links.map((_, index) => linkFaults(chain, index, now).join()),
    links: chain.links,
  };
}

const NOW = 1_800_000_000;
const DATES = { iat: NOW - 60, exp: NOW + 600 };
const jwks = (...keys: readonly Named[]) => ({ jwks: { keys: keys.map(({ jwk }) => jwk) } });
const own = (iss: string, key: Named, more: object = {}) =>
  sign({ iss, sub: iss, ...jwks(key), ...DATES, ...more }, key);
const about = (iss: string, by: Named, sub: string, key: Named, more: object = {}) =>
  sign({ iss, sub, ...jwks(key), ...DATES, ...more }, by);
const WHOLE = await Promise.all([
  own('https://rp', SUBJECT),
  about('https://im', INTERMEDIATE, 'https://rp', SUBJECT),
  about('https://ta', ANCHOR, 'https://im', INTERMEDIATE),
  own('https://ta', ANCHOR),
]);
const setOf = (...keys: readonly Named[]) => JSON.stringify(jwks(...keys).jwks);

describe('a trust chain', () => {
  test('of the specification is whole when it was valid, and untimely now', async () => {
    const key = '';
    const whole = await follow(FEDERATION_CHAIN, key, FEDERATION_TIME);
    expect(whole.faults).toEqual(['', '', '', '']);
    expect(whole.links.map(({ signature }) => signature)).toEqual([
      ...['matches', 'matches', 'matches', 'no-key'],
    ]);
    expect(whole.links.map(({ ownKey }) => ownKey)).toEqual([
      ...['matches', undefined, undefined, 'matches'],
    ]);
    expect(whole.state).toBe('whole');
    expect((await follow(FEDERATION_CHAIN, key, NOW)).state).toBe('untimely');
  });

  test('is trusted by the anchor’s key and no other', async () => {
    const anchor = decodeToken(foundAlone(FEDERATION_CHAIN[3]));
    const { jwks: set } = JSON.parse(anchor.payloadText);
    const other = decodeToken(foundAlone(FEDERATION_CHAIN[0]));
    const { jwks: others } = JSON.parse(other.payloadText);
    const states = await Promise.all(
      [set, others].map(
        async (keys) =>
          (await follow(FEDERATION_CHAIN, JSON.stringify(keys), FEDERATION_TIME)).state,
      ),
    );
    expect(states).toEqual(['trusted', 'whole']);
  });

  test.each<readonly [string, readonly unknown[], string, ChainState, readonly string[]]>([
    ['signed with jose', WHOLE, '', 'whole', ['', '', '', '']],
    ['with the anchor’s key', WHOLE, setOf(ANCHOR), 'trusted', ['', '', '', '']],
    ['with the key of an intermediate', WHOLE, setOf(INTERMEDIATE), 'whole', ['', '', '', '']],
    ['without the anchor’s configuration', WHOLE.slice(0, 3), '', 'whole', ['', '', '']],
    [
      'without the anchor’s configuration, with its key',
      WHOLE.slice(0, 3),
      setOf(ANCHOR),
      'trusted',
      ['', '', ''],
    ],
    [
      'that lacks a statement',
      [WHOLE[0], ...WHOLE.slice(2)],
      setOf(ANCHOR),
      'broken',
      ['not-joined,signature', '', ''],
    ],
    [
      'whose intermediate signs with another key',
      [WHOLE[0], about('https://im', OTHER, 'https://rp', SUBJECT), ...WHOLE.slice(2)],
      setOf(ANCHOR),
      'broken',
      ['', 'signature', '', ''],
    ],
    [
      'whose subject lists another key',
      [own('https://rp', SUBJECT, jwks(OTHER)), ...WHOLE.slice(1)],
      setOf(ANCHOR),
      'broken',
      ['own-signature', '', '', ''],
    ],
    [
      'that begins with a statement by another',
      WHOLE.slice(1),
      setOf(ANCHOR),
      'broken',
      ['not-self-issued', '', ''],
    ],
    [
      'about another subject',
      [WHOLE[0], about('https://im', INTERMEDIATE, 'https://x', SUBJECT), ...WHOLE.slice(2)],
      setOf(ANCHOR),
      'broken',
      ['not-joined', '', '', ''],
    ],
    [
      'with a statement that has expired',
      [
        ...WHOLE.slice(0, 2),
        about('https://ta', ANCHOR, 'https://im', INTERMEDIATE, { exp: NOW - 1 }),
        WHOLE[3],
      ],
      setOf(ANCHOR),
      'untimely',
      ['', '', 'expired', ''],
    ],
    [
      'with a statement from the future',
      [own('https://rp', SUBJECT, { iat: NOW + 300 }), ...WHOLE.slice(1)],
      '',
      'untimely',
      ['not-yet', '', '', ''],
    ],
    [
      'with a statement that never expires',
      [own('https://rp', SUBJECT, { exp: undefined }), ...WHOLE.slice(1)],
      '',
      'broken',
      ['undated', '', '', ''],
    ],
    [
      'with something else in its middle',
      [WHOLE[0], 'eyJ.e30.', ...WHOLE.slice(1)],
      setOf(ANCHOR),
      'broken',
      ['not-joined', '', '', ''],
    ],
    [
      'with something else at its end',
      [...WHOLE, 'x'],
      setOf(ANCHOR),
      'broken',
      ['', '', '', 'not-joined'],
    ],
    ['of HMACs whose secret is in the statement', [hmacStatement()], '', 'unchecked', ['']],
  ])('%s', async (_, statements, key, state, faults) => {
    const followed = await follow(await Promise.all(statements), key);
    expect(followed.faults).toEqual(faults);
    expect(followed.state).toBe(state);
  });
});

async function hmacStatement(): Promise<string> {
  const secret = new Uint8Array(32).fill(7);
  const k = Buffer.from(secret).toString('base64url');
  const payload = { iss: 'https://a', sub: 'https://a', jwks: { keys: [{ kty: 'oct', k }] } };
  return await new SignJWT({ ...payload, ...DATES })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(secret);
}

describe('a UCAN of the specification’s fixtures', () => {
  test.each([
    ['with two proofs', UCAN_TWO_PROOFS, 'whole', ['', '', '']],
    ['with a proof for someone else', UCAN_WRONG_AUDIENCE, 'broken', ['', 'not-joined']],
    ['with a proof that ends too early', UCAN_SHORT_PROOF, 'broken', ['', 'too-short']],
  ])('%s', async (_, compact, state, faults) => {
    const report = await study(compact);
    const [chain] = report.chains;
    if (!chain) throw new Error('no chain');
    const found = chain.links.map((_link, index) => linkFaults(chain, index, 1_700_000_000).join());
    expect(found).toEqual(faults);
    expect(concludeChain(report, chain, 1_700_000_000)).toBe(state);
    expect(report.tokens.every(({ verdict }) => verdict.state === 'unverified')).toBe(true);
  });

  test('is not whole while a proof that it names is not a token', async () => {
    const { iss, prf } = JSON.parse(decodeToken(foundAlone(UCAN_TWO_PROOFS)).payloadText);
    const cid = 'bafyreigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi';
    for (const [proofs, isComplete] of [
      [prf, true],
      [[...prf, cid], false],
    ]) {
      const report = await study(await sign({ iss, aud: 'did:key:z', prf: proofs }, SUBJECT));
      expect(report.chains[0]?.isComplete).toBe(isComplete);
    }
  });

  test('is broken by a changed proof', async () => {
    const { prf } = JSON.parse(decodeToken(foundAlone(UCAN_TWO_PROOFS)).payloadText);
    const [header = '', , signature = ''] = (prf[0] as string).split('.');
    const claims = JSON.parse(decodeToken(foundAlone(prf[0])).payloadText);
    const payload = Buffer.from(JSON.stringify({ ...claims, att: [] })).toString('base64url');
    const { iss } = JSON.parse(decodeToken(foundAlone(UCAN_TWO_PROOFS)).payloadText);
    const outer = await sign(
      { iss, aud: 'did:key:z', prf: [`${header}.${payload}.${signature}`] },
      SUBJECT,
    );
    const report = await study(outer);
    const [chain] = report.chains;
    expect(chain && linkFaults(chain, 1, 1_700_000_000)).toContain('signature');
    expect(report.tokens[0]?.namedKey).toBe('mismatch');
  });
});

describe('a token in the claims', () => {
  test('of an App Store notification brings its own key, which verifies nothing', async () => {
    const data = { signedTransactionInfo: XCODE_TRANSACTION, signedRenewalInfo: XCODE_RENEWAL };
    const { tokens } = await study(await sign({ data }, SUBJECT));
    expect(tokens.map(({ path }) => path[0].pointer)).toEqual([
      '/data/signedTransactionInfo',
      '/data/signedRenewalInfo',
    ]);
    for (const { verdict, evidence } of tokens) {
      expect(verdict).toMatchObject({ state: 'unverified', reason: 'no-key' });
      expect(evidence?.embedded).toMatchObject({ member: 'x5c', matches: true });
    }
  });

  test('that was changed does not match its own certificate', async () => {
    const [header, , signature] = XCODE_TRANSACTION.split('.');
    const forged = `${header}.${Buffer.from('{"quantity":9}').toString('base64url')}.${signature}`;
    const { tokens } = await study(await sign({ a: forged }, SUBJECT));
    expect(tokens[0]?.evidence?.embedded).toMatchObject({ matches: false });
  });

  test('is verified by the user’s key, and a mismatch of an unnamed key is a missing key', async () => {
    const inner = await sign({ sub: 'a' }, INTERMEDIATE);
    const unnamed = await sign({ sub: 'a' }, INTERMEDIATE, { kid: undefined });
    const misnamed = await sign({ sub: 'a' }, INTERMEDIATE, { kid: 'other' });
    const outer = await sign({ a: inner, b: unnamed, c: misnamed, d: SOFTWARE_STATEMENT }, SUBJECT);
    const statesBy = async (key: string) =>
      (await study(outer, key)).tokens.map(({ verdict, isOfOtherKey }) =>
        [verdict.state, isOfOtherKey].join(),
      );
    expect(await statesBy(setOf(INTERMEDIATE))).toEqual([
      ...['verified,false', 'verified,false', 'verified,false', 'unverified,true'],
    ]);
    expect(await statesBy(setOf(OTHER))).toEqual([
      ...['unverified,true', 'unverified,true', 'invalid,false', 'unverified,true'],
    ]);
  });
});
