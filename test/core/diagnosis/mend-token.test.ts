import { expect, test } from 'vitest';
import { mendToken } from '../../../src/core/diagnosis/mend-token.ts';
import { readToken, tokenText } from '../read-token.ts';

const TOKEN = tokenText('{"alg":"HS256","kid":"???>>>"}', '{"sub":"ana~~~???"}');
const [HEADER = '', PAYLOAD = '', SIGNATURE = ''] = TOKEN.split('.');

function toStandard(encoded: string): string {
  return Buffer.from(encoded, 'base64url').toString('base64');
}

test.each([
  ['padding', `${HEADER}=.${PAYLOAD}==.${SIGNATURE}`],
  ['alphabet, padding', [HEADER, PAYLOAD, SIGNATURE].map(toStandard).join('.')],
  ['percent', TOKEN.replace('b', '%2562')],
  ['percent, white-space', TOKEN.replace('.', '.%0B')],
  ['escapes', TOKEN.replace('.', '.\\t')],
  ['escapes', TOKEN.replace('b', '\\u0062')],
  ['escapes', `token: "${TOKEN.replace(/(.{5})$/, '\\r\\n$1')}"`],
  ['white-space', TOKEN.replace(/(.{5})$/, ' $1')],
  ['quotes', `${HEADER}." + "${PAYLOAD}" +\n"${'.'}${SIGNATURE}`],
])('undoes %s', (mends, damaged) => {
  const mended = mendToken(readToken(damaged), damaged);
  expect(
    mended.map(({ token, mends: done }) => [token.found.compact, done.join(', ')]),
  ).toContainEqual([TOKEN, mends]);
});

test('sets spare bits to zero', () => {
  const damaged = `${HEADER}.e31.${SIGNATURE}`;
  const [mended] = mendToken(readToken(damaged), damaged);
  expect(mended).toMatchObject({
    mends: ['spare-bits'],
    token: { found: { compact: `${HEADER}.e30.${SIGNATURE}` } },
  });
});

test('has nothing to do on a sound token', () => {
  expect(mendToken(readToken(TOKEN), TOKEN)).toEqual([]);
});
