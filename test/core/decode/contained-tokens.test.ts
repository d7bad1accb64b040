import { expect, test } from 'vitest';
import { containedTokens } from '../../../src/core/decode/contained-tokens.ts';
import { parseJson } from '../../../src/core/encoding/json-text.ts';

const JWS = 'eyJhbGciOiJFUzI1NiJ9.e30.AAAA';
const JWE = 'eyJhbGciOiJkaXIifQ..AAAA.AAAA.AAAA';

function pointersOf(payload: unknown): string[] {
  const root = parseJson(JSON.stringify(payload));
  if (!root.ok || root.value.type !== 'object') throw new Error('no object');
  return containedTokens(root.value).map(({ pointer }) => pointer);
}

test.each([
  [
    'credentials in a list',
    { vp: { verifiableCredential: [JWS, 'x', JWS] } },
    ['/vp/verifiableCredential/0', '/vp/verifiableCredential/2'],
  ],
  ['a name with a slash', { 'a/b': JWS }, ['/a~1b']],
  ['an SD-JWT', { credential: `${JWS}~WyJzIiwiYSIsMV0~` }, ['/credential']],
  ['an encrypted token', { id_token: JWE }, ['/id_token']],
  ['the order of the payload', { b: JWS, a: JWS }, ['/b', '/a']],
])('finds %s', (_, payload, pointers) => {
  expect(pointersOf(payload)).toEqual(pointers);
});

test.each([
  ['a sentence that quotes one', { note: `token: ${JWS}` }],
  ['a host', { iss: 'issuer.example.com' }],
  ['two parts', { a: 'eyJhbGciOiJFUzI1NiJ9.e30' }],
  ['four parts', { a: `${JWS}.AAAA` }],
  ['a name', { [JWS]: 1 }],
])('does not take %s for a token', (_, payload) => {
  expect(pointersOf(payload)).toEqual([]);
});

test('lists the first 50 of very many', () => {
  expect(pointersOf({ all: Array(5000).fill(JWS) })).toHaveLength(50);
});
