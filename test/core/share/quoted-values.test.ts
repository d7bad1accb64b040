import { describe, expect, test } from 'vitest';
import { parseJson } from '../../../src/core/encoding/json-text.ts';
import { quotesSensitive } from '../../../src/core/share/quoted-values.ts';

const LONG_SECRET = `ghp_${'a1B2'.repeat(9)}`;

const CLAIMS = {
  iss: 'https://issuer.example',
  aud: ['orders', 'ana@example.com'],
  sub: '7',
  phone: 4915112345678,
  address: { street: 'Main "St" 1' },
  access_token: LONG_SECRET,
  admin: true,
};

function isTelling(words: string): boolean {
  const root = parseJson(JSON.stringify(CLAIMS));
  if (!root.ok) throw new Error('no JSON');
  return quotesSensitive([root.value])(words);
}

describe('of words that are read by others', () => {
  test.each([
    'Is "orders" and "ana@example.com", expected "invoices".',
    '4915112345678',
    '{"street":"Main \\"St\\" 1"}',
    'Main "St" 1',
    `It begins with ${LONG_SECRET.slice(0, 30)}…`,
    '7',
    'The subject is "7".',
  ])('%s gives a value away', (words) => {
    expect(isTelling(words)).toBe(true);
  });

  test.each([
    'Is "orders", expected "invoices".',
    '"https://issuer.example"; nothing expected.',
    'Expired 7 hours ago.',
    'There is a password in it: ghp_…B2.',
    'true',
    '',
  ])('%s does not', (words) => {
    expect(isTelling(words)).toBe(false);
  });

  test('without a token nothing does', () => {
    expect(quotesSensitive([])('ana@example.com')).toBe(false);
  });
});
