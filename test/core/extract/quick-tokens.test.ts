import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { extractTokens } from '../../../src/core/extract/extract-tokens.ts';
import { extractBare } from '../../../src/core/extract/quick-tokens.ts';
import { encodeText } from '../read-token.ts';

const PART = fc.oneof(
  fc.constant(''),
  fc.string({ maxLength: 60 }).map(encodeText),
  fc.stringMatching(/^[\w-]{0,40}$/),
  // Longer than any signature.
  fc.constant('A'.repeat(7_000)),
);
const HEADER = fc.oneof(
  fc
    .record({
      alg: fc.constantFrom('HS256', 'RS256', 'none', 'dir', 'x'),
      b64: fc.constantFrom(undefined, true, false),
      enc: fc.constantFrom(undefined, 'A128GCM'),
      note: fc.string({ maxLength: 20 }),
    })
    .map((header) => encodeText(JSON.stringify(header))),
  fc.constant('e30'),
  fc.stringMatching(/^ey[A-DI-L][\w-]{0,40}$/),
);
const PARTS = fc
  .constantFrom(2, 4)
  .chain((length) => fc.array(PART, { minLength: length, maxLength: length }));
const BARE = fc.tuple(HEADER, PARTS).map(([header, parts]) => [header, ...parts].join('.'));

describe('what the reader of the first moments reads as the other does', () => {
  test('a token without anything around it', () => {
    fc.assert(
      fc.property(BARE, (text) => {
        expect(extractBare(text)).toEqual(extractTokens(text));
      }),
      { numRuns: 500 },
    );
  });

  test('no text', () => {
    expect(extractBare('')).toEqual([]);
    expect(extractTokens('')).toEqual([]);
  });

  test.each([
    ['a label', 'Bearer eyJhbGciOiJIUzI1NiJ9.e30.c2ln'],
    ['a line break', 'eyJhbGciOiJIUzI1NiJ9.e30.\nc2ln'],
    ['another token behind it', 'eyJhbGciOiJIUzI1NiJ9.e30.c2ln eyJhbGciOiJIUzI1NiJ9.e30.c2ln'],
    ['JSON', '{"payload":"e30","protected":"eyJhbGciOiJIUzI1NiJ9","signature":"c2ln"}'],
    ['base64 of a token', 'ZXlKaGJHY2lPaUpJVXpJMU5pSjkuZTMwLmMybG4='],
    ['a Disclosure', 'eyJhbGciOiJIUzI1NiJ9.e30.c2ln~WyJhIiwiYiIsMV0~'],
    ['a full stop', 'eyJhbGciOiJIUzI1NiJ9.e30.c2ln.'],
  ])('not a text with %s', (_, text) => {
    expect(extractBare(text)).toBeUndefined();
  });
});
