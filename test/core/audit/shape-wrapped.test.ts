import { describe, expect, test } from 'vitest';
import { auditToken } from '../../../src/core/audit/audit-token.ts';
import { encodeText, readToken } from '../read-token.ts';
import { buildSubject, GOOD_CLAIMS, plausibleSignature } from './build-subject.ts';

const HEADER = encodeText('{"alg":"ES256","typ":"JWT"}');
const PAYLOAD = encodeText(JSON.stringify(GOOD_CLAIMS));
const TOKEN = `${HEADER}.${PAYLOAD}.${plausibleSignature('{"alg":"ES256"}')}`;

function findings(text: string) {
  return auditToken({ ...buildSubject({}), token: readToken(text) });
}

describe('shape-wrapped', () => {
  test.each([
    [`"${TOKEN}"`, 0, 'quotation marks taken away'],
    [`Bearer ${TOKEN}`, 0, 'the word "Bearer" taken away'],
    [TOKEN.replaceAll('.', '%2E'), HEADER.length, '2 characters percent-decoded'],
    [TOKEN.replace('.', '&#46;'), HEADER.length, 'one HTML entity read'],
    [
      TOKEN.replace('.', '.\u200b'),
      HEADER.length + 1,
      'invisible characters taken away in one place',
    ],
    [TOKEN.replaceAll('.', '.\n'), HEADER.length + 1, '2 line breaks taken away'],
    [
      TOKEN.replace('.', '.<wbr><b>'),
      undefined,
      'invisible characters taken away in one place; markup',
    ],
    [Buffer.from(TOKEN).toString('base64'), 0, 'one layer of Base64 decoded'],
  ])('says what was done: %#', (text, from, words) => {
    const [finding, ...others] = findings(text);

    expect(others).toEqual([]);
    expect(finding).toMatchObject({ code: 'shape-wrapped', severity: 'info', basis: 'context' });
    expect(finding?.why).toContain(`Done here: ${words}`);
    expect(finding?.why).not.toContain('#');
    if (from !== undefined) expect(finding?.where.range?.from).toBe(from);
  });

  test.each([
    ['the token alone', TOKEN],
    ['white space around it', `\n ${TOKEN} \n`],
    ['a line of HTTP', `Authorization: Bearer ${TOKEN}`],
    ['a member in JSON', JSON.stringify({ token: TOKEN })],
  ])('stays silent on %s', (_, text) => {
    expect(findings(text).map(({ code }) => code)).not.toContain('shape-wrapped');
  });
});
