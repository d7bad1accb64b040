import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { completeJson, type JsonPart } from '../../../src/core/compose/complete-json.ts';
import { describePlace } from '../../../src/core/compose/json-place.ts';

const OCCASION = { now: 1_800_000_000, identifier: 'a-uuid', algorithms: ['HS256', 'ES256'] };

/** The text after the first offer is taken; "|" is the cursor. */
function complete(marked: string, part: JsonPart = 'payload'): string | undefined {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const found = completeJson(text, offset, part, OCCASION);
  const [option] = found?.options ?? [];
  return found && option && text.slice(0, found.from) + option.insert + text.slice(found.to);
}

describe('completes', () => {
  test.each([
    ['a name behind a quotation mark', '{"ex|', '{"exp": '],
    ['a name that is closed already', '{"ex|"}', '{"exp": }'],
    ['a name that already has a value', '{"ex|": 5}', '{"exp": 5}'],
    ['a name before another member', '{"nb|"iss": 5}', '{"nbf": "iss": 5}'],
    ['a name without quotation marks', '{ ex|', '{ "exp": '],
    ['a name that is not there yet', '{"iss":"a","is|', undefined],
    ['a date', '{"exp": |}', '{"exp": 1800000300}'],
    ['a date that is begun', '{"iat": 18|}', '{"iat": 1800000000}'],
    ['an identifier', '{"jti": |}', '{"jti": "a-uuid"}'],
    ['a word', '{"email_verified": t|}', '{"email_verified": true}'],
    ['a list', '{"amr": |}', '{"amr": ["pwd"]}'],
    ['nothing deep inside', '{"address":{"ex|', undefined],
    ['nothing before a value', '{"exp": |5}', undefined],
    ['nothing behind a value', '{"exp": 5 |}', undefined],
    ['nothing for a name of no list', '{"constructor": |}', undefined],
    ['nothing outside of an object', '|', undefined],
  ])('%s', (_, marked, expected) => {
    expect(complete(marked)).toBe(expected);
  });

  test.each([
    ['the algorithm', '{"alg": "E|"}', '{"alg": "ES256"}'],
    ['the encryption', '{"enc":"A128C|', '{"enc":"A128CBC-HS256"'],
    ['the type', '{"typ": "at|"}', '{"typ": "at+jwt"}'],
    ['a parameter', '{"alg":"HS256","ki|', '{"alg":"HS256","kid": '],
  ])('of the header: %s', (_, marked, expected) => {
    expect(complete(marked, 'header')).toBe(expected);
  });
});

test('tells strings from what is outside of them', () => {
  const insides = ['{"a":"b', '{"a', '["\\"'].map((text) => describePlace(text).isInString);
  const outsides = ['', '{', '{"a":', '{"a":"b"', '["\\""'].map(
    (text) => describePlace(text).isInString,
  );
  expect(insides).toEqual([true, true, true]);
  expect(outsides).toEqual([false, false, false, false, false]);
});

test('any text at any place is borne, and only what is before the cursor is replaced, or a string', () => {
  const piece = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '\\',
    ' ',
    'exp',
    'alg',
    '1',
    'é',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), fc.nat(60), (pieces, at) => {
      const text = pieces.join('');
      const offset = Math.min(at, text.length);
      const found = completeJson(text, offset, 'payload', OCCASION);
      if (!found) return;
      expect(found.from).toBeLessThanOrEqual(offset);
      expect(found.to).toBeGreaterThanOrEqual(offset);
      expect(text.slice(offset, found.to)).toMatch(/^(?:[^"\\\n]*")?$/);
    }),
    { numRuns: 300 },
  );
});
