import { expect, test } from 'vitest';
import { writeToken } from '../../../src/core/compose/write-token.ts';
import { decodeToken } from '../../../src/core/decode/decode-token.ts';
import { additionalAuthenticatedData, joseHeader } from '../../../src/core/decode/jose-header.ts';
import { extractTokens } from '../../../src/core/extract/extract-tokens.ts';
import { findJsonSerializations } from '../../../src/core/extract/find-json-serializations.ts';
import { sourceRanges } from '../../../src/core/extract/found-token.ts';

const HS256 = 'eyJhbGciOiJIUzI1NiJ9';
const FLAT = `{ "payload": "e30", "protected": "${HS256}", "signature": "AAAA" }`;
const GENERAL = `{"payload":"e30","signatures":[
  {"protected":"${HS256}","signature":"AAAA"},
  {"header":{"alg":"none"},"signature":"BBBB"}]}`;

test.each([
  ['the whole text', FLAT],
  ['in a text', `the answer was ${FLAT}, they said`],
  ['in a list', `[1, ${FLAT}]`],
  ['in a member', `{"data":{"token":${FLAT}}}`],
  ['behind a broken object', `{"a": oops} ${FLAT}`],
  ['on one of several lines', `{"a":1}\n${FLAT}\n{"b":2}`],
])('finds a token that is %s', (_, text) => {
  const [found, ...more] = extractTokens(text);

  expect(more).toEqual([]);
  expect(found?.compact).toBe(`${HS256}.e30.AAAA`);
  expect(text.slice(found?.start, found?.end)).toBe(FLAT);
  expect(found?.json).toMatchObject({ syntax: 'flattened', index: 0, count: 1, source: FLAT });
  const [payload] = found ? sourceRanges(found, HS256.length + 1, HS256.length + 4) : [];
  expect(text.slice(payload?.from, payload?.to)).toBe('e30');
});

test('finds one token for each signature', () => {
  const found = extractTokens(GENERAL);

  expect(found.map(({ compact }) => compact)).toEqual([`${HS256}.e30.AAAA`, '.e30.BBBB']);
  expect(found.map(({ json }) => [json?.syntax, json?.index, json?.count])).toEqual([
    ['general', 0, 2],
    ['general', 1, 2],
  ]);
  expect(found.map(decodeToken).map(({ algorithm }) => algorithm)).toEqual(['HS256', 'none']);
});

test('finds one token for each recipient, with the headers of all and its own', () => {
  const text = JSON.stringify({
    protected: 'eyJlbmMiOiJBMTI4R0NNIn0',
    unprotected: { jku: 'https://a.example' },
    recipients: [
      { header: { alg: 'A128KW', kid: 'a' }, encrypted_key: 'AAAA' },
      { header: { alg: 'dir', kid: 'b' } },
    ],
    aad: 'QUFE',
    iv: 'aXY',
    ciphertext: 'Y3Q',
    tag: 'dGFn',
  });
  const tokens = extractTokens(text).map(decodeToken);

  expect(tokens.map(({ found }) => found.compact)).toEqual([
    'eyJlbmMiOiJBMTI4R0NNIn0.AAAA.aXY.Y3Q.dGFn',
    'eyJlbmMiOiJBMTI4R0NNIn0..aXY.Y3Q.dGFn',
  ]);
  expect(tokens.map(({ algorithm, keyId, form }) => [form, algorithm, keyId])).toEqual([
    ['jwe', 'A128KW', 'a'],
    ['jwe', 'dir', 'b'],
  ]);
  const [first] = tokens;
  if (!first) throw new Error('no token');
  expect(joseHeader(first)?.members.map(({ name }) => name)).toEqual(['enc', 'jku', 'alg', 'kid']);
  expect(additionalAuthenticatedData(first)).toBe('eyJlbmMiOiJBMTI4R0NNIn0.QUFE');
});

test.each([
  ['a webhook', '{"payload":"e30","signature":"AAAA"}'],
  ['a list of signers', '{"signatures":["ana","ben"],"header":{}}'],
  ['a cipher of another kind', '{"ciphertext":"AAAA","nonce":"BBBB"}'],
  ['a signature that is an object', '{"protected":"e30","signature":{"value":"AAAA"}}'],
  ['a truncated object', '{"payload":"e30","protected":"e30","signature":"AA'],
])('takes %s for no token', (_, text) => {
  expect(findJsonSerializations(text)).toEqual([]);
});

test('replaces the parts in place and keeps the rest of the text', () => {
  const text = `{"n":1.0, "jws": ${FLAT}}`;
  const [found] = extractTokens(text);

  expect(writeToken(text, found, ['aaa', 'bbb', 'ccc'])).toBe(
    '{"n":1.0, "jws": { "payload": "bbb", "protected": "aaa", "signature": "ccc" }}',
  );
});

test('writes one signature of several', () => {
  const [, second] = extractTokens(GENERAL);

  expect(writeToken(GENERAL, second, ['aaa', 'e30', 'ccc'])).toBe(
    GENERAL.replace('{"header"', '{"protected":"aaa","header"').replace('BBBB', 'ccc'),
  );
});

test('keeps the disclosures of an SD-JWT behind other parts', () => {
  const text = `${HS256}.e30.AAAA~WyJhIl0~`;
  const [found] = extractTokens(text);

  expect(found?.compact).toBe(text);
  expect(writeToken(text, found, ['aaa', 'bbb', 'ccc'])).toBe('aaa.bbb.ccc~WyJhIl0~');
});

test('writes an unencoded payload as a JSON string', () => {
  const header = Buffer.from('{"alg":"HS256","b64":false,"crit":["b64"]}').toString('base64url');
  const text = `{"payload":"a.b","protected":"${header}","signature":"AAAA"}`;
  const [found] = extractTokens(text);

  expect(writeToken(text, found, [header, '{"x":"ü\n."}', 'BBBB'])).toBe(
    text.replace('"a.b"', JSON.stringify('{"x":"ü\n."}')).replace('AAAA', 'BBBB'),
  );
});
