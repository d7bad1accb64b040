import { describe, expect, test } from 'vitest';
import { makeKey } from '../../support/keys/test-keys.ts';
import { judgeText } from '../../support/tokens/judge-text.ts';
import { SECRET, soundToken } from '../../support/tokens/tokens.ts';
import { signByNode } from './node-signatures.ts';

const TOKEN = soundToken();

const TAILS = [
  ...[
    '{',
    '}',
    ')',
    '>',
    ']',
    ':',
    '!',
    '?',
    '.',
    '..',
    '...',
    '\\',
    '|',
    '&state=abc',
    '&amp;x=1',
  ],
  ...['?x=1', '#frag', '%20', '\\u0026x=1', '.eyJ4IjoxfQ', 'A', 'AB', 'ABC', `${TOKEN}`],
];
const HEADS = ['token-', 'jwt_', 'Bearer', 'Bearer_', 'v1.', 'x', 'abc', '1', '-', 'auth.token.'];

describe('what is glued to a token is named once the rest is proven to match', () => {
  test.each(TAILS)('%j after it', async (tail) => {
    const said = await judgeText({ token: TOKEN + tail, key: SECRET });

    expect(said.state).not.toBe('verified');
    expect(said.conclusion?.state).not.toBe('accepted');
    expect(said.reasons).toEqual([
      expect.stringMatching(/^The signature verifies without “.+” after the token$/s),
    ]);
    expect(said.reasons[0]).toContain(tail.slice(0, 20));
  });

  test.each(HEADS)('%j before it', async (head) => {
    const said = await judgeText({ token: head + TOKEN, key: SECRET });

    expect(said.state).toBe('malformed');
    expect(said.reasons).toEqual([`The signature verifies without “${head}” before the token`]);
  });

  test('before and after it', async () => {
    const said = await judgeText({ token: `token-${TOKEN})`, key: SECRET });

    expect(said.reasons).toEqual([
      'The signature verifies without “token-” before the token and without “)” after the token',
    ]);
  });

  test.each([
    ['of ES256', 'ES256'],
    ['of RS256', 'RS256'],
    ['of EdDSA', 'EdDSA'],
  ])('after a token %s', async (_, name) => {
    const key = makeKey(name);
    const token = signByNode(name, key);
    for (const tail of [')', 'A', 'AB', '&state=x']) {
      const said = await judgeText({ token: token + tail, key: key.publicPem });
      expect(said.reasons).toEqual([`The signature verifies without “${tail}” after the token`]);
    }
  });

  test.each([...TAILS, ''])('nothing is claimed with another secret: %j', async (tail) => {
    const said = await judgeText({ token: TOKEN + tail, key: `${SECRET}x` });

    expect(said.state).not.toBe('verified');
    expect(said.reasons.join()).not.toContain('The signature verifies');
  });
});

describe('the first letters', () => {
  test.each(['EyJ', 'EYJ', 'eYJ', 'eyj', 'Eyj'])('in another case: %s', async (letters) => {
    const said = await judgeText({ token: letters + TOKEN.slice(3), key: SECRET });

    expect(said.state).toBe('malformed');
    expect(said.reasons).toEqual(['The signature verifies with “eyJ” as its first letters']);
  });

  test.each([1, 2])('of which %i are missing', async (count) => {
    const said = await judgeText({ token: TOKEN.slice(count), key: SECRET });

    expect(said.reasons).toEqual([
      'The signature verifies with the missing first letters of “eyJ” restored',
    ]);
  });
});

describe('a header value that a server rejects is not accepted without a word', () => {
  test.each([
    ['quotes', 'auth-quotes', `Authorization: Bearer "${TOKEN}"`],
    ['single quotes', 'auth-quotes', `Authorization: Bearer '${TOKEN}'`],
    [
      'quotes in a request',
      'auth-quotes',
      `GET /a HTTP/1.1\r\nHost: a.example\r\nAuthorization: Bearer "${TOKEN}"\r\n\r\n`,
    ],
    ['angle brackets', 'auth-quotes', `Authorization: Bearer <${TOKEN}>`],
    ['braces', 'auth-quotes', `Authorization: Bearer {${TOKEN}}`],
    ['brackets', 'auth-quotes', `Authorization: Bearer [${TOKEN}]`],
    ['quotes and no name of the header', 'auth-quotes', `Bearer "${TOKEN}"`],
    ['the scheme twice', 'auth-scheme', `Authorization: Bearer Bearer ${TOKEN}`],
    ['the scheme twice and no name', 'auth-scheme', `Bearer Bearer ${TOKEN}`],
  ])('%s', async (_, code, token) => {
    const said = await judgeText({ token, key: SECRET });

    expect(said.state).toBe('verified');
    expect(said.conclusion?.state).toBe('unknown');
    expect(said.findings.map((finding) => finding.code)).toContain(code);
  });

  test.each([
    ['a header', `Authorization: Bearer ${TOKEN}`],
    ['a command', `curl -H "Authorization: Bearer ${TOKEN}" https://api.example`],
    ['a command in single quotes', `curl -H 'Authorization: Bearer ${TOKEN}' https://api.example`],
    ['JSON', `{"Authorization": "Bearer ${TOKEN}"}`],
    ['a JSON member', `{"token": "${TOKEN}"}`],
    ['a JavaScript literal', `const token = "${TOKEN}";`],
    ['a JavaScript object', `headers: {\n  Authorization: \`Bearer ${TOKEN}\`,\n}`],
    ['a Markdown fence', `\`\`\`\n${TOKEN}\n\`\`\``],
    ['a Markdown fence of tildes', `~~~\n${TOKEN}\n~~~\n`],
    ['a Markdown fence of tildes in a text', `See:\n\n~~~ jwt\n${TOKEN}\n~~~\n\nThat is it.`],
    ['a Markdown fence with a name', `\`\`\`jwt\n${TOKEN}\n\`\`\``],
    ['a byte order mark', `\ufeff${TOKEN}`],
    ['a line break that is written out', `${TOKEN}\\n`],
    ['parentheses', `(${TOKEN})`],
    ['quotes', `"${TOKEN}"`],
    ['a sentence', `The token is ${TOKEN}.`],
  ])('accepts a token with this around it: %s', async (_, token) => {
    const said = await judgeText({ token, key: SECRET });

    expect([said.state, said.conclusion?.state]).toEqual(['verified', 'accepted']);
    expect(said.findings.filter(({ severity }) => !/info|low/.test(severity))).toEqual([]);
  });
});
