import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { extractTokens } from '../../../src/core/extract/extract-tokens.ts';
import { sourceRanges } from '../../../src/core/extract/found-token.ts';
import { processorTime } from '../../support/processor-time.ts';
import { awkwardText } from '../json-arbitraries.ts';
import { encodeText } from '../read-token.ts';

const TOKEN =
  'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const OTHER = 'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhbmEifQ.c2lnbmF0dXJlLW9mLWFuYQ';
const UNSECURED = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbmEifQ.';
const ENCRYPTED = 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..aXY.Y2lwaGVydGV4dA.dGFn';

function found(text: string): string[] {
  return extractTokens(text).map(({ compact }) => compact);
}

/** A text cut into pieces of one length. */
function cut(text: string, length: number): string[] {
  return text.match(new RegExp(`.{1,${length}}`, 'g')) ?? [];
}

describe('finds the one token', () => {
  test.each([
    ['bare', TOKEN],
    ['with a line break behind it', `${TOKEN}\n`],
    ['with white space around it', ` \t\r\n${TOKEN} \n\n`],
    ['in double quotes', `"${TOKEN}"`],
    ['in apostrophes', `'${TOKEN}'`],
    ['in backticks', `\`${TOKEN}\``],
    ['in quotes with a comma behind', `"${TOKEN}",`],
    ['with a semicolon behind', `${TOKEN};`],
    ['behind Bearer', `Bearer ${TOKEN}`],
    ['behind bearer in small letters', `bearer   ${TOKEN}`],
    ['behind BEARER on a separate line', `BEARER\n${TOKEN}`],
    ['in a whole Authorization line', `Authorization: Bearer ${TOKEN}`],
    ['in an Authorization line in small letters', `authorization:bearer ${TOKEN}`],
    ['in a Proxy-Authorization line', `Proxy-Authorization: Bearer ${TOKEN}\r\n`],
    ['in an Authorization line without Bearer', `Authorization: ${TOKEN}`],
    ['in a quoted Authorization line', `"Authorization: Bearer ${TOKEN}"`],
    ['in a quoted value of the line', `Authorization: "Bearer ${TOKEN}"`],
    ['in a JSON member', `{"access_token": "${TOKEN}", "token_type": "Bearer"}`],
    ['in a cURL command', `curl -H 'Authorization: Bearer ${TOKEN}' https://api.test/v1`],
    ['in a cookie', `Set-Cookie: session=${TOKEN}; HttpOnly; Path=/`],
    ['in a URL', `https://app.test/callback#id_token=${TOKEN}&state=x`],
    ['as the value of a name', `token=${TOKEN}`],
    ['as the value of an environment variable', `export TOKEN=${TOKEN}`],
    ['as the value of a variable without export', `ACCESS_TOKEN=${TOKEN}\n`],
    ['at the end of a path', `/verify/${TOKEN}`],
    ['behind Bearer and a plus sign', `Bearer+${TOKEN}`],
    ['in YAML', `token: ${TOKEN}`],
    [
      'among request lines',
      `GET / HTTP/1.1\r\nAuthorization: Bearer ${TOKEN}\r\nHost: api.test\r\n`,
    ],
    ['with prose before it', `The token is ${TOKEN}`],
    ['with prose behind it', `${TOKEN} is what I got`],
    ['with one word behind it', `${TOKEN} please`],
    ['with a comma and prose behind it', `${TOKEN}, as you see`],
    ['with a paragraph behind it', `${TOKEN}\n\nThat is it, thanks.`],
    ['at the end of a sentence', `My token is ${TOKEN}.`],
    ['at the end of a sentence before another', `My token is ${TOKEN}. It fails.`],
    ['in brackets', `It fails (${TOKEN}).`],
    ['in a log line', `2026-01-01T00:00:00Z WARN rejected jwt=${TOKEN} reason=expired`],
    ['behind a zero-width space', `\u200b${TOKEN}`],
    ['behind a byte order mark', `\ufeff${TOKEN}`],
  ])('%s', (_, text) => {
    expect(found(text)).toEqual([TOKEN]);
  });
});

describe('joins a token that is broken', () => {
  test.each([
    ['over lines of 64', cut(TOKEN, 64).join('\n')],
    ['over lines of 40 with Windows line ends', cut(TOKEN, 40).join('\r\n')],
    ['over indented lines', cut(TOKEN, 50).join('\n      ')],
    ['over lines, in quotes', `"${cut(TOKEN, 60).join('\n')}"`],
    ['over lines, behind Bearer', `Authorization: Bearer ${cut(TOKEN, 70).join('\n ')}`],
    ['behind its dots', TOKEN.replaceAll('.', '.\n')],
    ['before its dots', TOKEN.replaceAll('.', '\n.')],
    ['by blanks between long pieces', cut(TOKEN, 61).join(' ')],
    ['with empty lines', cut(TOKEN, 61).join('\n\n')],
  ])('%s', (_, text) => {
    expect(found(text)).toEqual([TOKEN]);
  });
});

describe('finds several tokens', () => {
  test.each([
    ['on lines', `${TOKEN}\n${OTHER}`],
    ['with a blank between', `${TOKEN} ${OTHER}`],
    ['with an empty line between', `${TOKEN}\n\n${OTHER}\n`],
    ['with a comma and a blank', `${TOKEN}, ${OTHER}`],
    ['with only a comma', `${TOKEN},${OTHER}`],
    ['in prose', `First ${TOKEN}, then ${OTHER}.`],
    ['in JSON', JSON.stringify({ id_token: TOKEN, access_token: OTHER })],
    ['in a URL', `https://app.test/cb#id_token=${TOKEN}&access_token=${OTHER}`],
  ])('%s', (_, text) => {
    expect(found(text)).toEqual([TOKEN, OTHER]);
  });
});

describe('keeps the dot that ends an unsecured token', () => {
  test.each([
    ['bare', UNSECURED],
    ['in quotes', `"${UNSECURED}"`],
    ['behind Bearer', `Bearer ${UNSECURED}`],
    ['in prose', `See ${UNSECURED} there`],
    ['before the dot of a sentence', `See ${UNSECURED}.`],
  ])('%s', (_, text) => {
    expect(found(text)).toEqual([UNSECURED]);
  });
});

describe('leaves the dot of a sentence out', () => {
  test.each([
    ['behind a signed token', TOKEN],
    ['behind an encrypted one', ENCRYPTED],
  ])('%s', (_, token) => {
    expect(found(`It is ${token}.`)).toEqual([token]);
  });
});

describe('reads as one token, so that its faults can be named', () => {
  test.each([
    ['a header without anything', 'eyJhbGciOiJIUzI1NiJ9'],
    ['two parts', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbmEifQ'],
    ['four parts', `${TOKEN}.AAAA`],
    ['five parts', ENCRYPTED],
    ['a foreign character', TOKEN.replace('4CV', '4!V')],
    ['a shortened token', `${TOKEN.slice(0, 60)}…`],
    ['a header that is not JSON', 'bm8ganNvbg.eyJzdWIiOiJhbmEifQ.AAAA'],
    ['an empty header object', 'e30.e30.'],
    ['a header that begins with a line break', `${encodeText('{\n"alg":"none"}')}.e30.`],
    ['a header that begins with a tab', `${encodeText('{\t"alg":"none"}')}.e30.`],
    ['only dots', '..'],
  ])('%s', (_, text) => {
    expect(found(text)).toEqual([text]);
  });
});

test.each(['{\n"alg":"none"}', '{\r\n"alg":"none"}', '{\t"alg":"none"}', '{ "alg":"none"}', '{}'])(
  'finds in prose a token whose header is %j',
  (header) => {
    const token = `${encodeText(header)}.${encodeText('{"sub":"ana"}')}.c2ln`;

    expect(found(`curl -H "Authorization: Bearer ${token}" https://api.test`)).toEqual([token]);
  },
);

describe('cuts no character off that may have been one of the token', () => {
  test.each([
    ['+AAAA', '+AAAA'],
    ['=', '='],
    ['==', '=='],
    ['/AAAA', '/AAAA'],
    ['%3D', '='],
    ['%2B', '+'],
    ['…', '…'],
  ])('%s', (tail, read) => {
    const text = `curl -H "Authorization: Bearer ${TOKEN}${tail}" https://api.test`;

    expect(found(text)).toEqual([`${TOKEN}${read}`]);
  });
});

test.each([
  ['a line that is another text', `${TOKEN}\nDone`],
  ['a secret on the next line', `${TOKEN}\nc2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0`],
])('does not swallow %s behind a whole token', (_, text) => {
  expect(found(text)).toEqual([TOKEN]);
});

test.each(['Bearer%20', 'j%3A', '%22'])('finds the token behind %s', (before) => {
  expect(found(`x=${before}${TOKEN}&y=1`)).toEqual([TOKEN]);
});

describe('finds no token in', () => {
  test.each([
    '',
    ' \n\t',
    'hello',
    'hello world',
    'Bearer',
    'Bearer ',
    'Authorization: Bearer ',
    '""',
    'A sentence. And another one.',
    '{"sub":"ana"}',
    'https://example.test/path',
    'survey.results of heyJude.mp3',
    '-----BEGIN PUBLIC KEY-----',
  ])('%j', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('says where in the text a token is', () => {
  test.each([
    ['bare', TOKEN],
    ['behind Bearer', `Authorization: Bearer ${TOKEN}\n`],
    ['in prose, twice', `First ${TOKEN}, then ${OTHER}.`],
    ['in quotes', ` "${TOKEN}", `],
    ['at the end of a sentence', `It is ${TOKEN}.`],
  ])('%s', (_, text) => {
    for (const { compact, start, end } of extractTokens(text)) {
      expect(text.slice(start, end)).toBe(compact);
    }
  });

  test('over lines, from its first character to its last', () => {
    const broken = cut(TOKEN, 64).join('\r\n  ');
    const text = `Bearer ${broken}\n`;
    const [token] = extractTokens(text);

    expect(text.slice(token?.start, token?.end)).toBe(broken);
  });

  test('maps any range of a token back to the same characters of the text', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 40, max: 90 }),
        fc.constantFrom('\n', '\r\n', '\n    ', '\n\n'),
        fc.nat(TOKEN.length),
        fc.nat(TOKEN.length),
        (width, white, one, two) => {
          const text = ` Bearer ${cut(TOKEN, width).join(white)}"`;
          const [token] = extractTokens(text);
          expect(token?.compact).toBe(TOKEN);
          if (!token) return;
          const [start, end] = [Math.min(one, two), Math.max(one, two)];
          const ranges = sourceRanges(token, start, end);
          expect(ranges.map(({ from, to }) => text.slice(from, to)).join('')).toBe(
            TOKEN.slice(start, end),
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('takes no noticeable time over', () => {
  test.each([
    ['a million dots', '.'.repeat(1_000_000)],
    ['a header and a million dots', `eyJhbGciOiJIUzI1NiJ9${'.'.repeat(1_000_000)}`],
    ['a million dots in prose', `see eyJhbGciOiJIUzI1NiJ9${'.'.repeat(1_000_000)} there`],
    ['a megabyte of one character', 'e'.repeat(1_000_000)],
    ['many beginnings', 'eyJ'.repeat(300_000)],
    ['many separate beginnings', 'eyJ '.repeat(300_000)],
    ['white space between two words', `a${' '.repeat(20_000)}b`],
    ['empty lines between two tokens', `${TOKEN}${'\n'.repeat(20_000)}${OTHER}`],
    ['quotes before a word', `a${'"'.repeat(20_000)}b`],
    ['a token on many lines', cut(`${TOKEN.slice(0, -43)}${'A'.repeat(500_000)}`, 76).join('\n')],
    ['a log with many tokens', `at 12:00 got ${TOKEN} from x\n`.repeat(2_000)],
  ])('%s', (_, text) => {
    const start = processorTime();
    extractTokens(text);

    expect(processorTime() - start).toBeLessThan(5_000);
  });
});

test('never throws, whatever the text, and finds only tokens that are in it', () => {
  fc.assert(
    fc.property(awkwardText, (text) => {
      for (const { compact, start, end, removed } of extractTokens(text)) {
        const isDecoded = removed.some(({ kind }) => !WHITE.has(kind));
        if (!isDecoded) expect(text.slice(start, end).replace(/\s+/g, '')).toBe(compact);
      }
    }),
    { numRuns: 1000 },
  );
});

/** What is taken away without anything else being read. */
const WHITE: ReadonlySet<string> = new Set(['line-breaks', 'spaces', 'quotes', 'scheme']);
