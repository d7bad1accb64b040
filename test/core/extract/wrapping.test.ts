import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { extractTokens } from '../../../src/core/extract/extract-tokens.ts';
import { sourceRanges } from '../../../src/core/extract/found-token.ts';
import { replaceFoundToken } from '../../../src/core/extract/replace-token.ts';
import { encodeText } from '../read-token.ts';
import { A, B, base64, R, wrap } from './corpus/tokens.ts';

/** A signed token with any subject, of any length, and a signature of 32 bytes. */
const token = fc
  .tuple(
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.uint8Array({ minLength: 32, maxLength: 32 }),
  )
  .map(
    ([sub, signature]) =>
      `${encodeText('{"alg":"HS256"}')}.${encodeText(JSON.stringify({ sub }))}.${encodeText(signature)}`,
  );

const WRAPPINGS: Readonly<Record<string, (token: string, width: number) => string>> = {
  'a header line': (text) => `GET / HTTP/1.1\nAuthorization: Bearer ${text}\nAccept: */*\n`,
  'a cookie line': (text) => `Cookie: a=b; session=${text}; c=d`,
  'a cURL command': (text) => `curl -H 'Authorization: Bearer ${text}' https://a.test`,
  'a cURL command for cmd': (text) =>
    `curl -H ^"Authorization: Bearer ${text}^" ^\n https://a.test`,
  JSON: (text) => JSON.stringify({ a: 1, access_token: text }),
  'JSON in JSON': (text) => JSON.stringify({ body: JSON.stringify({ t: text }) }),
  'a URL': (text) => `see https://a.test/cb#id_token=${text}&state=x there`,
  'a URL in a URL': (text) =>
    `https://a.test/?u=${encodeURIComponent(`https://b.test/?t=${text}&x`)}`,
  'a URL, twice encoded': (text) =>
    `https://a.test/?t=${encodeURIComponent(text.replaceAll('.', '%2E').replaceAll('-', '%2D'))}`,
  'an environment file': (text) => `A=1\nTOKEN=${text}\nB=2\n`,
  'lines of a mail': (text, width) => `Hello,\n\n${wrap(text, width)}\n\nBye.`,
  'a quoted mail': (text, width) => `> ${wrap(text, width, '\n> ')}\n> Bye.`,
  'source code over lines': (text, width) => `t = "${wrap(text, width, '" +\n    "')}";`,
  'zero-width spaces': (text, width) => `It is ${wrap(text, width, '\u200b')} as said`,
  'soft hyphens': (text, width) => `It is ${wrap(text, width, '\u00ad')} as said`,
  base64: (text) => `data:\n  token: ${base64(text)}\n`,
  'base64 of JSON': (text) => `x: ${base64(JSON.stringify({ token: text }))}`,
  'two cookies': (text, width) => `Cookie: s.0=${text.slice(0, width)}; s.1=${text.slice(width)}`,
  HTML: (text) => `<input name="id_token" value="${text}">`,
  'a log': (text) => `WARN rejected jwt=${text} reason=expired`,
};

describe.each(Object.entries(WRAPPINGS))('a token in %s', (_, wrapIn) => {
  const width = fc.integer({ min: 32, max: 80 });

  test('is found, whatever it is', () => {
    fc.assert(
      fc.property(token, width, (compact, columns) => {
        const found = extractTokens(wrapIn(compact, columns));
        expect(found.map((one) => one.compact)).toEqual([compact]);
      }),
      { numRuns: 60 },
    );
  });

  test('gives way to another, which is found in its place', () => {
    fc.assert(
      fc.property(token, token, width, (compact, other, columns) => {
        const text = wrapIn(compact, columns);
        const [found] = extractTokens(text);
        const replaced = found ? replaceFoundToken(text, found, other) : '';
        expect(extractTokens(replaced).map((one) => one.compact)).toEqual([other]);
      }),
      { numRuns: 60 },
    );
  });

  test('maps each of its parts to some stretch of the text', () => {
    const text = wrapIn(R, 64);
    const [found] = extractTokens(text);
    expect(found?.compact).toBe(R);
    for (const at of [0, R.indexOf('.') + 1, R.lastIndexOf('.') + 1]) {
      const ranges = found ? sourceRanges(found, at, at + 8) : [];
      expect(ranges.length).toBeGreaterThan(0);
      for (const { from, to } of ranges) {
        expect(from).toBeGreaterThanOrEqual(found?.start ?? 0);
        expect(to).toBeLessThanOrEqual(found?.end ?? 0);
      }
    }
  });
});

describe('replacing leaves the rest of the text as it is', () => {
  test.each([
    [
      'a cURL command',
      `curl -H 'Authorization: Bearer ${A}' x`,
      `curl -H 'Authorization: Bearer ${B}' x`,
    ],
    ['a percent-encoded token', `?a=1&t=${A.replaceAll('.', '%2E')}&b=2`, `?a=1&t=${B}&b=2`],
    ['base64', `token: ${base64(A)}\nx: y`, `token: ${base64(B)}\nx: y`],
    ['base64 of JSON', base64(`{"é":1,"t":"${A}"}`), base64(`{"é":1,"t":"${B}"}`)],
    [
      'chunks: each keeps its length, the last takes the rest',
      `Cookie: s.0=${A.slice(0, 50)}; s.1=${A.slice(50)}; x=y`,
      `Cookie: s.0=${B.slice(0, 50)}; s.1=${B.slice(50)}; x=y`,
    ],
    [
      'chunks, in another order',
      `Cookie: s.1=${A.slice(50)}; s.0=${A.slice(0, 50)}`,
      `Cookie: s.1=${B.slice(50)}; s.0=${B.slice(0, 50)}`,
    ],
    ['a literal over lines', `t = "${wrap(A, 60, '" +\n "')}";`, `t = "${B}";`],
  ])('%s', (_, text, expected) => {
    const [found] = extractTokens(text);

    expect(found && replaceFoundToken(text, found, B)).toBe(expected);
  });
});
