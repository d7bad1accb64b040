import { expect, test } from 'vitest';
import { quoteCharacter } from '../../../src/core/words/quote.ts';

test.each([
  ['a', '"a"'],
  ['+', '"+"'],
  ['é', '"é"'],
  ['…', '"…"'],
  ['😀', '"😀"'],
  [' ', 'U+0020'],
  ['\n', 'U+000A'],
  ['\u0000', 'U+0000'],
  ['\u00a0', 'U+00A0'],
  ['\u200b', 'U+200B'],
  ['\u202e', 'U+202E'],
  ['\ufeff', 'U+FEFF'],
  ['\ud83d', 'U+D83D'],
  ['\u{e0001}', 'U+E0001'],
])('names %j so that it can be seen', (character, words) => {
  expect(quoteCharacter(character)).toBe(words);
});
