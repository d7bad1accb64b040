import { describe, expect, test } from 'vitest';
import { nestedToken } from '../../../src/core/decode/nested-token.ts';
import { withPlaintext } from '../../../src/core/decode/open-token.ts';
import { encodeText, readToken, tokenText } from '../read-token.ts';

const SEALED = readToken(`${encodeText('{"alg":"dir","enc":"A128GCM"}')}..aXY.Y3Q.dGFn`);
const INNER = tokenText('{"alg":"HS256"}', '{"sub":"ana"}');
const opened = (text: string) => withPlaintext(SEALED, new TextEncoder().encode(text));

describe('what was in an encrypted token', () => {
  test('is read as claims where it is an object', () => {
    const token = opened('{"sub":"ana","n":1.0}');
    expect(token.claimsSet?.ok && token.claimsSet.value.text).toBe('{"sub":"ana","n":1.0}');
    expect(token.payloadText).toBe('{\n  "sub": "ana",\n  "n": 1.0\n}');
    expect(nestedToken(token)).toBeUndefined();
  });

  test('is a token where it has the form of one, and no broken claims', () => {
    const token = opened(INNER);
    expect(token.claimsSet).toBeUndefined();
    expect(nestedToken(token)?.found.compact).toBe(INNER);
  });

  test('is named where it is neither', () => {
    const token = opened('just text');
    expect(token.claimsSet).toMatchObject({ ok: false, problem: { code: 'json-unexpected' } });
    expect(nestedToken(token)).toBeUndefined();
  });

  test.each([
    ['a text with a token in it', `see ${INNER}`],
    ['two tokens', `${INNER} ${INNER}`],
    ['three words with dots', 'one.two.three'],
    ['a token as a JSON string', JSON.stringify(INNER)],
  ])('%s is not a nested token', (_, text) => {
    expect(nestedToken(opened(text))).toBeUndefined();
  });
});
