import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { p256 } from '@noble/curves/nist.js';
import { describe, expect, test } from 'vitest';
import { extractTokens } from '../../../../src/core/extract/extract-tokens.ts';
import { parseKeys } from '../../../../src/core/keys/parse-keys.ts';
import { comparePairs } from '../../../../src/crypto/evidence/compare-pairs.ts';
import { audit } from '../../../../src/crypto/evidence/study-token.ts';
import { judgeToken } from '../../../../src/crypto/judge-token.ts';
import { thumbprint } from '../../../../src/crypto/keys/thumbprint.ts';
import { readToken } from '../../../../src/session/find-tokens.ts';
import { studyFurther } from '../../../support/tokens/judged-tokens.ts';
import { encodeText } from '../../read-token.ts';
import { GOOD_CLAIMS, NOW } from '../build-subject.ts';
import { EC, hmacToken, jwkOf, RSA, signedToken } from '../judge-fully.ts';

const OTHER = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const CODES = /-mismatch$|-reuse$/;

/** The findings on pairs, of each token of the text in its order. */
async function pairsIn(text: string): Promise<string[][]> {
  const tokens = extractTokens(text);
  const reading = parseKeys('', 'utf8');
  return Promise.all(
    tokens.map(async (found) => {
      const token = readToken(found);
      const judged = await judgeToken(token, reading, 'utf8');
      const judgement = await studyFurther(judged, '', tokens);
      return audit(token, reading, NOW, judgement)
        .filter(({ code }) => CODES.test(code))
        .map(({ severity, code, where }) => `${severity} ${code} ${where.pointer ?? where.part}`);
    }),
  );
}

function half(hash: string, text: string): string {
  const digest = createHash(hash).update(text).digest();
  return digest.subarray(0, digest.length / 2).toString('base64url');
}

const ACCESS = signedToken(RSA.privateKey, {}, { ...GOOD_CLAIMS, scope: 'a' });
const OTHER_ACCESS = signedToken(RSA.privateKey, {}, { ...GOOD_CLAIMS, scope: 'b' });
const idToken = (atHash: string, header: object = {}) =>
  signedToken(RSA.privateKey, { ...header }, { ...GOOD_CLAIMS, nonce: 'n', at_hash: atHash });
const answer = (members: object) => JSON.stringify(members);

describe('at_hash', () => {
  test('that belongs to another access token is found', async () => {
    const text = answer({
      access_token: ACCESS,
      id_token: idToken(half('sha256', OTHER_ACCESS)),
    });
    expect(await pairsIn(text)).toEqual([[], ['high at-hash-mismatch /at_hash']]);
  });

  test('is found in the address of an answer', async () => {
    const text = `https://app.test/#access_token=${ACCESS}&id_token=${idToken('AAAA')}`;
    expect((await pairsIn(text))[1]).toEqual(['high at-hash-mismatch /at_hash']);
  });

  test.each([
    [
      'the hash of the current one',
      answer({ access_token: ACCESS, id_token: idToken(half('sha256', ACCESS)) }),
    ],
    ['no access token', answer({ id_token: idToken('AAAA'), token: ACCESS })],
    ['a token that nothing calls an access token', `${ACCESS}\n${idToken('AAAA')}`],
    [
      'two access tokens, of which none is known to be meant',
      `${answer({ access_token: ACCESS })}\n${answer({ access_token: OTHER_ACCESS })}\n${answer({ id_token: idToken('AAAA') })}`,
    ],
    ['a call with another token', `Authorization: Bearer ${ACCESS}\n\n${idToken('AAAA')}`],
  ])('gives no cause with %s', async (_, text) => {
    expect((await pairsIn(text)).flat()).toEqual([]);
  });

  test.each([
    ['HS512', 'sha512'],
    ['HS384', 'sha384'],
  ])('is a hash by the algorithm %s', async (alg, hash) => {
    const made = (atHash: string) =>
      hmacToken('k'.repeat(64), { alg }, { ...GOOD_CLAIMS, nonce: 'n', at_hash: atHash });
    const text = (id: string) => answer({ access_token: ACCESS, id_token: id });
    expect((await pairsIn(text(made(half(hash, ACCESS))))).flat()).toEqual([]);
    expect((await pairsIn(text(made(half('sha256', ACCESS))))).flat()).toHaveLength(1);
  });

  test('of Ed25519 is by SHA-512', async () => {
    const claims = { ...GOOD_CLAIMS, nonce: 'n', at_hash: half('sha512', ACCESS) };
    const id = `${encodeText('{"alg":"EdDSA"}')}.${encodeText(JSON.stringify(claims))}.${'A'.repeat(84)}Ag`;
    expect((await pairsIn(answer({ access_token: ACCESS, id_token: id }))).flat()).toEqual([]);
  });
});

describe('what holds', () => {
  /** What is said to hold of each token of the text, in its order. */
  async function heldIn(text: string) {
    const tokens = extractTokens(text);
    return Promise.all(
      tokens.map(async (found) => (await comparePairs(readToken(found), tokens)).heldPairs),
    );
  }

  const PROOF_KEY = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = jwkOf(PROOF_KEY.publicKey);
  const ath = (token: string) => createHash('sha256').update(token).digest('base64url');
  const proofOf = (claims: object, signer = PROOF_KEY.privateKey) =>
    signedToken(signer, { typ: 'dpop+jwt', jwk }, { jti: 'a', htm: 'GET', ...claims });
  const sent = (access: string, proof: string) =>
    `GET /a HTTP/1.1\nHost: api.test\nAuthorization: DPoP ${access}\nDPoP: ${proof}`;

  async function boundToken(): Promise<string> {
    const cnf = { jkt: await thumbprint(jwk) };
    return signedToken(RSA.privateKey, {}, { ...GOOD_CLAIMS, cnf });
  }

  test('a DPoP proof and its access token are known to belong together by "jkt" and "ath"', async () => {
    const access = await boundToken();
    expect(await heldIn(sent(access, proofOf({ ath: ath(access) })))).toEqual([
      [{ subject: 'access-token', claims: ['jkt', 'ath'] }],
      [
        { subject: 'proof', claims: ['jkt', 'ath'] },
        { subject: 'request', claims: ['htm'] },
      ],
    ]);
  });

  test('a DPoP proof matches its request by "htm" and "htu" only if neither differs', async () => {
    const access = await boundToken();
    const heldFor = async (claims: object) =>
      (await heldIn(sent(access, proofOf({ ath: ath(access), ...claims }))))[1]?.slice(1);
    const request = (claims: string[]) => [{ subject: 'request', claims }];
    expect(await heldFor({ htu: 'https://api.test/a' })).toEqual(request(['htm', 'htu']));
    expect(await heldFor({ htu: 'https://API.test:443/%61' })).toEqual(request(['htm', 'htu']));
    expect(await heldFor({ htu: 'https://{host}/a' })).toEqual(request(['htm']));
    // An HTTP message does not say whether it is encrypted.
    expect(await heldFor({ htu: 'http://api.test/a' })).toEqual(request(['htm']));
    expect(await heldFor({ htu: 'https://api.test/b' })).toEqual([]);
    expect(await heldFor({ htm: 'POST', htu: 'https://api.test/a' })).toEqual([]);
    expect(await heldFor({ htm: 'get', htu: 'https://api.test/a' })).toEqual(request(['htu']));
  });

  test('a proof without "ath" is matched by its key', async () => {
    const access = await boundToken();
    expect(await heldIn(sent(access, proofOf({})))).toEqual([
      [{ subject: 'access-token', claims: ['jkt'] }],
      [
        { subject: 'proof', claims: ['jkt'] },
        { subject: 'request', claims: ['htm'] },
      ],
    ]);
  });

  test('a proof that another key signed confirms nothing', async () => {
    const access = await boundToken();
    const forged = proofOf({ ath: ath(access) }, OTHER.privateKey);
    expect((await heldIn(sent(access, forged))).flat()).toEqual([]);
  });

  test('a proof for another access token confirms nothing of this one', async () => {
    const access = await boundToken();
    const [ofProof] = (await heldIn(sent(access, proofOf({ ath: ath('x') })))).slice(1);
    expect(ofProof).toEqual([]);
    expect((await heldIn(sent(access, proofOf({ ath: ath('x') }))))[0]).toEqual([]);
  });

  test('an ID token confirms its access token and code', async () => {
    const id = signedToken(
      RSA.privateKey,
      {},
      {
        ...GOOD_CLAIMS,
        at_hash: half('sha256', ACCESS),
        c_hash: half('sha256', '4/0AX4XfWh-opaque_code'),
      },
    );
    expect(
      (
        await heldIn(answer({ access_token: ACCESS, id_token: id, code: '4/0AX4XfWh-opaque_code' }))
      )[1],
    ).toEqual([{ subject: 'id-token', claims: ['at_hash', 'c_hash'] }]);
    expect((await heldIn(answer({ access_token: OTHER_ACCESS, id_token: id }))).flat()).toEqual([]);
  });

  test('a hash whose value is not in the response is named as unchecked', async () => {
    const hashes = { at_hash: half('sha256', ACCESS), c_hash: 'AAAA', s_hash: 'AAAA' };
    const id = signedToken(RSA.privateKey, {}, { ...GOOD_CLAIMS, ...hashes });
    const unchecked = (...claims: string[]) => ({ subject: 'unchecked', claims });
    const [[first], [, second], [alone]] = await Promise.all([
      heldIn(`https://app.test/cb#id_token=${id}&state=a&state=b`),
      heldIn(answer({ access_token: ACCESS, id_token: id })),
      heldIn(id),
    ]);
    expect(first).toEqual([unchecked('at_hash', 'c_hash', 's_hash')]);
    expect(second).toEqual([
      { subject: 'id-token', claims: ['at_hash'] },
      unchecked('c_hash', 's_hash'),
    ]);
    expect(alone).toEqual([]);
  });
});

describe('a state', () => {
  const id = (claims: object) => signedToken(RSA.privateKey, {}, { ...GOOD_CLAIMS, ...claims });
  const response = (state: string, hashed: string) =>
    `https://app.test/cb#state=${state}&id_token=${id({ s_hash: half('sha256', hashed) })}`;

  test.each([
    ['as it is', 'af0ifjsldkj', 'af0ifjsldkj'],
    ['percent-encoded', 'a%2Fb%3D%25', 'a/b=%'],
    ['percent-encoded, in another script', 'caf%C3%A9%E2%9C%93', 'café✓'],
  ])('passes where "s_hash" is its hash: %s', async (_, state, hashed) => {
    expect(await pairsIn(response(state, hashed))).toEqual([[]]);
    expect(await pairsIn(response(state, `${hashed}x`))).toEqual([
      ['high s-hash-mismatch /s_hash'],
    ]);
  });

  test.each(['%FF%FE', 'a+b', 'x&state=y'])(
    'is not compared where it is unclear: %s',
    async (state) => {
      expect(await pairsIn(response(state, 'another'))).toEqual([[]]);
    },
  );
});

describe('a value beside an ID token that is not a JWT', () => {
  const id = (claims: object) =>
    signedToken(RSA.privateKey, {}, { ...GOOD_CLAIMS, nonce: 'n', ...claims });
  const CODE = '4/0AX4XfWh-opaque_code';
  const OPAQUE = 'ya29.a0AfH6SMBx-opaque';
  const fitting = id({ at_hash: half('sha256', OPAQUE), c_hash: half('sha256', CODE) });
  const foreign = id({ at_hash: half('sha256', 'other'), c_hash: half('sha256', 'other') });
  const FOUND = [['high at-hash-mismatch /at_hash', 'high c-hash-mismatch /c_hash']];

  test.each([
    [
      'in the address of an answer',
      (token: string) =>
        `https://app.test/cb#state=s&code=${encodeURIComponent(CODE)}&id_token=${token}&access_token=${OPAQUE}`,
    ],
    [
      'in a form',
      (token: string) =>
        `access_token=${OPAQUE}&id_token=${token}&code=${encodeURIComponent(CODE)}&state=s`,
    ],
    [
      'in JSON',
      (token: string) =>
        JSON.stringify({ access_token: OPAQUE, id_token: token, code: CODE }, null, 2),
    ],
    [
      'in JSON in JSON',
      (token: string) =>
        JSON.stringify({
          body: JSON.stringify({ code: CODE, access_token: OPAQUE, id_token: token }),
        }),
    ],
  ])('is compared with its hashes %s', async (_, write) => {
    expect(await pairsIn(write(fitting))).toEqual([[]]);
    expect(await pairsIn(write(foreign))).toEqual(FOUND);
  });

  test.each([
    ['the code of an error', JSON.stringify({ code: 'OK', id_token: foreign })],
    ['another object', JSON.stringify({ a: { access_token: OPAQUE }, id_token: foreign })],
    [
      'another address',
      `https://app.test/#id_token=${foreign}\nhttps://app.test/#access_token=${OPAQUE}`,
    ],
    ['two values', `https://app.test/#id_token=${foreign}&code=${CODE}&code=${CODE}x`],
    ['a token of another name', JSON.stringify({ access_token: OPAQUE, token: foreign })],
  ])('is not, where it is %s', async (_, text) => {
    expect((await pairsIn(text)).flat()).toEqual([]);
  });
});

describe('a DPoP proof', () => {
  const proof = (
    key: { readonly privateKey: KeyObject; readonly publicKey: KeyObject },
    ath?: string,
  ) =>
    signedToken(
      key.privateKey,
      { typ: 'dpop+jwt', jwk: jwkOf(key.publicKey) },
      { jti: 'j', htm: 'GET', htu: 'https://api.test/a', iat: NOW, ath },
    );
  const bound = async (key: KeyObject) =>
    signedToken(RSA.privateKey, {}, { ...GOOD_CLAIMS, cnf: { jkt: await thumbprint(jwkOf(key)) } });
  const call = (access: string, dpop: string) =>
    `curl https://api.test/a -H "Authorization: DPoP ${access}" -H "DPoP: ${dpop}"`;
  const ath = (access: string) => createHash('sha256').update(access).digest('base64url');

  test('that fits gives no cause', async () => {
    const access = await bound(EC.publicKey);
    expect((await pairsIn(call(access, proof(EC, ath(access))))).flat()).toEqual([]);
  });

  test('for another access token is found', async () => {
    const access = await bound(EC.publicKey);
    expect(await pairsIn(call(access, proof(EC, ath('other'))))).toEqual([
      [],
      ['high ath-mismatch /ath'],
    ]);
  });

  test.each([
    'curl https://api.test/a -H "Authorization: DPoP §" -H "DPoP: ¶"',
    'GET /a HTTP/1.1\nHost: api.test\nAuthorization: DPoP §\nDPoP: ¶\n',
  ])('for an opaque access token is compared with it: %s', async (request) => {
    const write = (proofText: string) => request.replace('§', 'opaque-1').replace('¶', proofText);
    expect(await pairsIn(write(proof(EC, ath('opaque-1'))))).toEqual([[]]);
    expect(await pairsIn(write(proof(EC, ath('opaque-2'))))).toEqual([['high ath-mismatch /ath']]);
  });

  const HTU = ['high dpop-jkt-mismatch /htu'];
  const HTM = ['high dpop-jkt-mismatch /htm'];
  test.each([
    ['its request', 'curl "https://api.test/a?x=1#y" -H "DPoP: ¶"', []],
    ['its request, spelled otherwise', 'curl HTTPS://API.test:443/%61 -H "DPoP: ¶"', []],
    [
      'its request, beside other addresses',
      'curl -H "Origin: https://b.test" https://api.test/a -H "DPoP: ¶"',
      [],
    ],
    ['several addresses', 'curl https://api.test/b https://api.test/c -H "DPoP: ¶"', []],
    ['an address that is filled in later', 'curl https://$HOST/b -H "DPoP: ¶"', []],
    ['another path', 'curl https://api.test/b -H "DPoP: ¶"', HTU],
    ['another host', 'curl -H "DPoP: ¶" https://other.test/a', HTU],
    ['plain http', 'curl -H "DPoP: ¶" http://api.test/a', HTU],
    ['another method', 'curl -X POST https://api.test/a -H "DPoP: ¶"', HTM],
    [
      'data, and so another method',
      `curl https://api.test/a -H "DPoP: ¶" --data-raw '{"a":1}'`,
      HTM,
    ],
    [
      'data that looks like an option',
      `curl -G https://api.test/a -H "DPoP: ¶" -d 'note -X PUT of mine'`,
      [],
    ],
    ['its message', 'GET /a?x=1 HTTP/1.1\nHost: api.test\nDPoP: ¶\n', []],
    ['another message', 'POST /b HTTP/1.1\nHost: api.test\nDPoP: ¶\n', [...HTM, ...HTU]],
    ['another host in a message', 'GET /a HTTP/1.1\nHost: other.test\nDPoP: ¶\n', HTU],
    ['its fetch', 'fetch("https://api.test/a", { "headers": { "dpop": "¶" }, "body": null });', []],
    [
      'another fetch',
      'fetch("https://api.test/a", { "headers": { "dpop": "¶" }, "method": "PUT" });',
      HTM,
    ],
    [
      'its entry of a HAR file',
      '{"log":{"entries":[{"request":{"method":"GET","url":"https://api.test/a","headers":[{"name":"DPoP","value":"¶"}]}}]}}',
      [],
    ],
    [
      'another entry of a HAR file',
      '{"log":{"entries":[{"request":{"method":"GET","url":"https://api.test/a","headers":[]}},{"request":{"method":"POST","url":"https://api.test/c","headers":[{"name":"DPoP","value":"¶"}]}}]}}',
      [...HTM, ...HTU],
    ],
  ])('beside %s', async (_, text, expected) => {
    expect((await pairsIn(text.replace('¶', proof(EC)))).flat()).toEqual(expected);
  });

  test('by another key is found from both sides', async () => {
    const access = await bound(EC.publicKey);
    expect(await pairsIn(call(access, proof(OTHER, ath(access))))).toEqual([
      ['high dpop-jkt-mismatch /cnf/jkt'],
      ['high dpop-jkt-mismatch /jwk'],
    ]);
  });

  test.each([
    [
      'beside a bearer token',
      (access: string) => call(access, proof(OTHER, ath('x'))).replace('DPoP ey', 'Bearer ey'),
    ],
    [
      'in a separate request',
      (access: string) =>
        `${call(access, proof(EC, ath(access)))}\n\ncurl https://api.test/a?page=2 -H "DPoP: ${proof(OTHER, ath('x'))}"`,
    ],
  ])('gives no cause %s', async (_, write) => {
    expect((await pairsIn(write(await bound(EC.publicKey)))).flat()).toEqual([]);
  });
});

describe('the random number of ECDSA', () => {
  const secret = Buffer.from(jwkOf(EC.privateKey).d as string, 'base64url');
  const order = p256.Point.Fn.ORDER;
  const toNumber = (bytes: Uint8Array) => BigInt(`0x${Buffer.from(bytes).toString('hex')}`);

  /** Signed with a number of our choice, as a library with a broken source would. */
  function signWith(k: bigint, claims: object): string {
    const input = `${encodeText('{"alg":"ES256"}')}.${encodeText(JSON.stringify(claims))}`;
    const r = p256.Point.BASE.multiply(k).toAffine().x % order;
    const digest = toNumber(createHash('sha256').update(input).digest());
    const s = p256.Point.Fn.mul(
      p256.Point.Fn.inv(k),
      p256.Point.Fn.create(digest + r * toNumber(secret)),
    );
    const bytes = [r, s].map((number) => number.toString(16).padStart(64, '0')).join('');
    return `${input}.${Buffer.from(bytes, 'hex').toString('base64url')}`;
  }

  const one = signWith(0x1234567890abcdefn, GOOD_CLAIMS);
  const two = signWith(0x1234567890abcdefn, { ...GOOD_CLAIMS, sub: 'user-2' });
  const apart = signWith(0xfedcba0987654321n, { ...GOOD_CLAIMS, sub: 'user-2' });

  test('used twice is found', async () => {
    const found = ['critical sig-nonce-reuse signature'];
    expect(await pairsIn(`${one}\n${apart}\n${two}`)).toEqual([found, [], found]);
  });

  test.each([
    ['other numbers', `${one}\n${apart}`],
    ['the same token again', `${one}\n${one}`],
    [
      'a token that was edited and kept its signature',
      `${one}\n${encodeText('{"alg":"ES256"}')}.${encodeText('{"sub":"b"}')}.${one.split('.')[2]}`,
    ],
    [
      'one that was edited and whose signature was touched',
      `${one}\n${encodeText('{"alg":"ES256"}')}.${encodeText('{"sub":"b"}')}.${one.split('.')[2]?.slice(0, -3)}AAA`,
    ],
  ])('gives no cause for %s', async (_, text) => {
    expect((await pairsIn(text)).flat()).toEqual([]);
  });
});

describe('the initialization vector of GCM', () => {
  const noise = (seed: string, length: number) =>
    createHash('sha512').update(seed).digest().subarray(0, length).toString('base64url');
  const IV = noise('iv', 12);

  function sealed(seed: string, header: object = {}, iv = IV): string {
    const head = encodeText(JSON.stringify({ alg: 'dir', enc: 'A256GCM', kid: 'k', ...header }));
    return `${head}..${iv}.${noise(seed, 40)}.${noise(`${seed} tag`, 16)}`;
  }
  function wrapped(seed: string, iv = IV): string {
    const header = { alg: 'A128GCMKW', enc: 'A128GCM', kid: 'k', iv, tag: noise(seed, 16) };
    const head = encodeText(JSON.stringify(header));
    return `${head}.${noise(seed, 16)}.${noise(`${seed} iv`, 12)}.${noise(seed, 30)}.${noise(`${seed} tag`, 16)}`;
  }

  test('used twice is found', async () => {
    const found = ['critical jwe-iv-reuse token'];
    expect(await pairsIn(`${sealed('a')}\n${sealed('b')}`)).toEqual([found, found]);
  });

  test('used twice to wrap a key is found', async () => {
    const found = ['critical jwe-iv-reuse /iv'];
    expect(await pairsIn(`${wrapped('a')}\n${wrapped('b')}`)).toEqual([found, found]);
  });

  test.each([
    ['the same token again', [sealed('a'), sealed('a')]],
    ['another key', [sealed('a'), sealed('b', { kid: 'other' })]],
    ['another vector', [sealed('a'), sealed('b', {}, noise('other', 12))]],
    ['another vector for the key', [wrapped('a'), wrapped('b', noise('other', 12))]],
    [
      'a different key for each',
      [sealed('a', { alg: 'RSA-OAEP-256' }), sealed('b', { alg: 'RSA-OAEP-256' })],
    ],
    ['no GCM', [sealed('a', { enc: 'A128CBC-HS256' }), sealed('b', { enc: 'A128CBC-HS256' })]],
  ])('gives no cause for %s', async (_, tokens) => {
    expect((await pairsIn(tokens.join('\n'))).flat()).toEqual([]);
  });
});

describe('sd_hash', () => {
  const issued = signedToken(
    EC.privateKey,
    { typ: 'dc+sd-jwt' },
    { ...GOOD_CLAIMS, vct: 'https://a.test', cnf: { jwk: jwkOf(EC.publicKey) } },
  );
  const present = (hashed: string) => {
    const sdHash = createHash('sha256').update(hashed).digest('base64url');
    const claims = { iat: NOW, aud: 'https://b.test', nonce: 'n', sd_hash: sdHash };
    return `${issued}~${signedToken(EC.privateKey, { typ: 'kb+jwt' }, claims)}`;
  };

  test.each([
    ['of another presentation', `${issued}~WyJzIiwibiIsMV0~`, ['high sd-hash-mismatch token']],
    ['of this one', `${issued}~`, []],
  ])('%s', async (_, hashed, lines) => {
    expect(await pairsIn(present(hashed))).toEqual([lines]);
  });
});
