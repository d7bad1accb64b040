import { expect, test } from 'vitest';
import { containedTokens } from '../../../src/core/decode/contained-tokens.ts';
import { decodeToken } from '../../../src/core/decode/decode-token.ts';
import { foundAlone } from '../../../src/core/extract/found-alone.ts';

const JWS = 'eyJhbGciOiJFUzI1NiJ9.e30.AAAA';
const JWE = 'eyJhbGciOiJkaXIifQ..AAAA.AAAA.AAAA';
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const tokenOf = (payload: unknown, header: object = {}) =>
  `${encode({ alg: 'ES256', ...header })}.${encode(payload)}.AAAA`;
const read = (compact: string) => containedTokens(decodeToken(foundAlone(compact)));
const waysOf = (compact: string) =>
  read(compact).tokens.map(({ path }) =>
    path.map(({ part, pointer }) => `${part}${pointer}`).join(' > '),
  );

test.each([
  [
    'credentials in a list',
    { vp: { verifiableCredential: [JWS, 'x', JWS] } },
    ['payload/vp/verifiableCredential/0', 'payload/vp/verifiableCredential/2'],
  ],
  ['a name with a slash', { 'a/b': JWS }, ['payload/a~1b']],
  ['an SD-JWT', { credential: `${JWS}~WyJzIiwiYSIsMV0~` }, ['payload/credential']],
  ['an encrypted token', { id_token: JWE }, ['payload/id_token']],
  ['the order of the payload', { b: JWS, a: JWS }, ['payload/b', 'payload/a']],
  [
    'a header with a blank after its brace',
    { a: `${Buffer.from('{ "alg":"ES256"}').toString('base64url')}.e30.AAAA` },
    ['payload/a'],
  ],
  [
    'a header with a line break after its brace',
    { a: `${Buffer.from('{\n"alg":"ES256"}').toString('base64url')}.e30.AAAA` },
    ['payload/a'],
  ],
  [
    'a token inside one inside one',
    { a: tokenOf({ b: tokenOf({ c: JWS }) }) },
    ['payload/a', 'payload/a > payload/b', 'payload/a > payload/b > payload/c'],
  ],
])('finds %s', (_, payload, ways) => {
  expect(waysOf(tokenOf(payload))).toEqual(ways);
});

test('finds statements in the header before tokens in the payload', () => {
  const compact = tokenOf({ a: JWS }, { trust_chain: [JWS] });
  expect(waysOf(compact)).toEqual(['header/trust_chain/0', 'payload/a']);
});

test.each([
  ['a sentence that quotes one', { note: `token: ${JWS}` }],
  ['a host', { iss: 'issuer.example.com' }],
  ['two parts', { a: 'eyJhbGciOiJFUzI1NiJ9.e30' }],
  ['four parts', { a: `${JWS}.AAAA` }],
  ['a name', { [JWS]: 1 }],
  ['a header without an algorithm', { a: `${encode({ typ: 'JWT' })}.e30.AAAA` }],
])('does not take %s for a token', (_, payload) => {
  expect(waysOf(tokenOf(payload))).toEqual([]);
});

function nest(levels: number): string {
  let compact = JWS;
  for (let level = 0; level < levels; level++) compact = tokenOf({ a: compact });
  return compact;
}

test('reads a megabyte of tokens inside each other quickly', () => {
  let compact = tokenOf({ a: 'x'.repeat(200_000) });
  while (compact.length < 1_000_000) compact = tokenOf({ a: compact, b: Array(20).fill(JWS) });
  const start = performance.now();
  const { tokens, limits } = read(compact);
  expect(performance.now() - start).toBeLessThan(1_000);
  expect(tokens.length).toBeGreaterThan(3);
  expect(limits).toContain('size');
});

test.each([
  ['the first 50 of very many', tokenOf({ all: Array(5000).fill(JWS) }), 50, ['count']],
  ['five tokens inside each other', nest(5), 5, []],
  ['five of six inside each other', nest(6), 5, ['depth']],
  ['none that is too large', tokenOf({ a: tokenOf({ x: 'x'.repeat(800_000) }) }), 0, ['size']],
])('lists %s', (_, compact, count, limits) => {
  const { tokens, limits: reached } = read(compact);
  expect(tokens).toHaveLength(count);
  expect(reached).toEqual(limits);
});
