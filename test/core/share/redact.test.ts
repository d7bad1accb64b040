import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRedactor, MASK } from '../../../src/core/share/redact.ts';

const redact = createRedactor([
  'ana.lovelace@example.com',
  'user_42',
  'Zoë "Z" Q',
  '1234',
  'bob',
  'Ana “A” Smith',
]);

test.each([
  ['as it is', 'sub is user_42.', `sub is ${MASK}.`],
  ['in other case', 'USER_42', MASK],
  ['within a word', 'read:user_42:all', `read:${MASK}:all`],
  ['twice', 'user_42user_42', `${MASK}${MASK}`],
  ['cut short', '"ana.lovelace…" is long', `"${MASK}" is long`],
  ['the first sixteen characters', 'ana.lovelace@exa and', `${MASK} and`],
  ['as the audit masks it', 'holds ana.…om.', `holds ${MASK}.`],
  ['in JSON', 'Zoë \\"Z\\" Q', MASK],
  ['percent-encoded', 'Zo%C3%AB%20%22Z%22%20Q', MASK],
  ['in Base64url', Buffer.from('user_42').toString('base64url'), MASK],
  ['in Base64', `x=${Buffer.from('user_42').toString('base64')}`, `x=${MASK}==`],
  ['in hex', Buffer.from('user_42').toString('hex').toUpperCase(), MASK],
  ['a short number', 'pin 1234 of 12345', `pin ${MASK} of 12345`],
  ['a short word in quotes', '"bob" and bobsled', `"${MASK}" and bobsled`],
  ['a short word in English quotes', '“bob” and bobsled', `“${MASK}” and bobsled`],
  ['a short word in German quotes', '„bob“ and bobsled', `„${MASK}“ and bobsled`],
  [
    'a short word in French quotes',
    '«\u202fbob\u202f» and bobsled',
    `«\u202f${MASK}\u202f» and bobsled`,
  ],
  ['a short word in Japanese quotes', '「bob」 and bobsled', `「${MASK}」 and bobsled`],
  ['cut short in a quotation', '“ana.lovelace…” is long', `“${MASK}” is long`],
  ['with quotes inside', '“Ana \\“A\\” Smith”, 1', `“${MASK}”, 1`],
  ['only a short one', 'bob', MASK],
  ['nothing', 'https://example.com/ user_43', 'https://example.com/ user_43'],
])('takes out %s', (_, text, redacted) => {
  expect(redact(text)).toBe(redacted);
});

describe('whatever the value', () => {
  const value = fc.string({ unit: 'grapheme', minLength: 6, maxLength: 60 });

  test('it is in no text any more, in none of its forms', () => {
    fc.assert(
      fc.property(
        fc.array(value, { maxLength: 4 }),
        value,
        fc.string(),
        (others, secret, around) => {
          fc.pre(secret.trim() !== '');
          const clean = createRedactor([...others, secret]);
          const bytes = Buffer.from(secret);
          for (const form of [
            secret,
            JSON.stringify(secret).slice(1, -1),
            bytes.toString('base64url'),
            bytes.toString('hex'),
          ]) {
            expect(clean(`${around}${form}${around}`).includes(form)).toBe(MASK.includes(form));
          }
        },
      ),
      { numRuns: 120 },
    );
  });

  test('a text without it stays as it is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-f ]{0,60}$/), (text) => {
        expect(createRedactor(['zzzzzzzz', 'yyyyyy'])(text)).toBe(text);
      }),
      { numRuns: 100 },
    );
  });
});
