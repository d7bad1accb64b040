import { afterEach, describe, expect, test } from 'vitest';
import { parseJson } from '../../../src/core/encoding/json-text.ts';
import { quotesSensitive } from '../../../src/core/share/quoted-values.ts';
import { quote, quoteValue } from '../../../src/core/words/quote.ts';
import { speak } from '../../../src/core/words/say.ts';

afterEach(() => speak(undefined));

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

function isTelling(words: string, claims: object = CLAIMS): boolean {
  const root = parseJson(JSON.stringify(claims));
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
    'The subject is “7”.',
    'Is “orders” and “ana@example.com”, expected “invoices”.',
  ])('%s gives a value away', (words) => {
    expect(isTelling(words)).toBe(true);
  });

  test.each([
    'Is "orders", expected "invoices".',
    'Is “orders”, expected “invoices”.',
    '“https://issuer.example”; nothing expected.',
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

describe.each([
  ['English', 'en', '“7”'],
  ['German', 'de', '„7“'],
  ['French', 'fr', '«\u202f7\u202f»'],
  ['Japanese', 'ja', '「7」'],
])('a sensitive value that a sentence quotes in %s', (_, tag, seven) => {
  const speakIt = () => speak(tag === 'en' ? undefined : { tag, translate: () => undefined });

  test('is found with the quotes of the language', () => {
    speakIt();
    expect(quote('7')).toBe(seven);
    expect(isTelling(`x ${seven} x`)).toBe(true);
    expect(isTelling(`x ${seven.replace('7', '8')} x`)).toBe(false);
    expect(isTelling('x 7 x')).toBe(false);
  });

  test.each([
    ['one character', '7'],
    ['three characters', 'bob'],
    ['a closing English quote', 'a”'],
    ['a closing German quote', 'a“'],
    ['a closing French quote', 'a»'],
    ['a closing Japanese quote', 'a」'],
    ['a straight quote', 'a"b'],
    ['a backslash at the end', 'ab\\'],
    ['a short text with what cannot be seen', 'a\u202f'],
    ['an address', 'ana@example.com'],
    ['quotes of every language', 'Ana „A“ “B” «C» 「D」 "E"'],
    ['quotes at the start of a long text', `“Ana” ${'x'.repeat(300)}`],
    ['a backslash at the end of a name', 'Ana Example\\'],
    ['what cannot be seen', '\u202eAna\u0000 Example'],
  ])('is found where it has %s', (_name, value) => {
    speakIt();
    for (const quotation of [quote(value), quoteValue(value)]) {
      expect(isTelling(`x ${quotation} x`, { sub: value })).toBe(true);
      expect(isTelling(`x ${quotation} x`, { sub: 'zoe@example.org' })).toBe(false);
    }
  });
});
