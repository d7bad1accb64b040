import { expect, test } from 'vitest';
import {
  findPart,
  preventsJudgement,
  signingInput,
} from '../../../src/core/decode/decoded-token.ts';
import { encodeText, readToken, tokenText } from '../read-token.ts';

const HEADER = encodeText('{"alg":"HS256"}');

test.each([
  ['three parts', `${HEADER}.e30.AAAA`, `${HEADER}.e30`],
  ['an empty payload', `${HEADER}..AAAA`, `${HEADER}.`],
  ['two parts', `${HEADER}.e30`, `${HEADER}.e30`],
  ['one part', HEADER, `${HEADER}.`],
])('signs header and payload of %s as they are encoded', (_, text, input) => {
  expect(signingInput(readToken(text))).toBe(input);
});

test('finds a part by its name, where the token has it', () => {
  const token = readToken(`${HEADER}.e30`);

  expect(findPart(token, 'payload')?.encoded).toBe('e30');
  expect(findPart(token, 'signature')).toBeUndefined();
});

test.each([
  ['a payload that is not JSON', `${HEADER}.${encodeText('Payload')}.AAAA`, false],
  ['a payload that is an array', `${HEADER}.W10.AAAA`, false],
  ['a payload that is not UTF-8', `${HEADER}._w.AAAA`, false],
  ['an empty payload', `${HEADER}..AAAA`, false],
  ['a payload that is not base64url', `${HEADER}.a!.AAAA`, true],
  ['a payload with padding', `${HEADER}.QQ==.AAAA`, false],
  ['a payload with spare bits', `${HEADER}.QR.AAAA`, false],
  ['a payload in the standard alphabet', `${HEADER}.QQ+/.AAAA`, false],
  ['a payload of an impossible length', `${HEADER}.A.AAAA`, true],
  ['a header that is not JSON', `${encodeText('{x')}.e30.AAAA`, true],
  ['a signature with spare bits', `${HEADER}.e30.AAB`, false],
  ['a signature with a foreign character', `${HEADER}.e30.AA=B`, true],
  ['a signature of an impossible length, with padding', `${HEADER}.e30.A===`, true],
  ['too few parts', `${HEADER}.e30`, true],
  ['too many parts', `${HEADER}.e30.AAAA.AAAA`, true],
])('%s: keeps the token from being judged: %s', (_, text, prevents) => {
  expect(readToken(text).faults.some(preventsJudgement)).toBe(prevents);
});

test('a sound token has no faults', () => {
  expect(readToken(tokenText('{"alg":"HS256"}')).faults).toEqual([]);
});
