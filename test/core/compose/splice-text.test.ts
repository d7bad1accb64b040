import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spliceText } from '../../../src/core/compose/splice-text.ts';

test.each([
  ['an edit at the end', 'one\r\ntwo\r\n', 'one\ntwo\nX', 'one\r\ntwo\r\nX'],
  ['an edit in the middle', 'one\r\ntwo\r\nthree', 'one\ntwX\nthree', 'one\r\ntwX\r\nthree'],
  ['a line taken away', 'one\r\ntwo\r\nthree', 'one\nthree', 'one\r\nthree'],
  ['a line end behind a lone CR', '\r', '\n\n', '\n\n'],
  ['no edit', 'a\rb\r\nc\nd', 'a\nb\nc\nd', 'a\rb\r\nc\nd'],
])('keeps the line ends that were not edited: %s', (_, original, edited, spliced) => {
  expect(spliceText(original, edited)).toBe(spliced);
});

test('says what was typed, but for line ends', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '\r\n', '\n', '\r') });
  fc.assert(
    fc.property(text, text, (original, typed) => {
      const edited = typed.replace(/\r\n?/g, '\n');
      expect(spliceText(original, edited).replace(/\r\n?/g, '\n')).toBe(edited);
    }),
    { numRuns: 2000 },
  );
});
