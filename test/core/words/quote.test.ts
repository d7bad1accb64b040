import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import {
  escapeQuotes,
  insideQuotes,
  QUOTATION,
  quote,
  quoteCharacter,
  quoteValue,
} from '../../../src/core/words/quote.ts';
import { speak } from '../../../src/core/words/say.ts';

afterEach(() => speak(undefined));

/** Speaks a language whose catalogue is empty; "en" is English. */
function speakOnly(tag: string): void {
  speak(tag === 'en' ? undefined : { tag, translate: () => undefined });
}

test.each([
  ['a', '“a”'],
  ['+', '“+”'],
  ['é', '“é”'],
  ['…', '“…”'],
  ['😀', '“😀”'],
  ['"', '“"”'],
  ["'", "“'”"],
  ['“', '“\\“”'],
  ['”', '“\\””'],
  ['«', '“\\«”'],
  ['」', '“\\」”'],
  ['\\', '“\\\\”'],
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

describe('a language has its own quotes', () => {
  test.each([
    ['en', '“', '”'],
    ['es', '“', '”'],
    ['de', '„', '“'],
    ['fr', '«\u202f', '\u202f»'],
    ['ja', '「', '」'],
  ])('%s', (tag, open, close) => {
    speakOnly(tag);
    expect(quote('kid 1')).toBe(`${open}kid 1${close}`);
    expect(quoteValue('kid 1')).toBe(`${open}kid 1${close}`);
    expect(quoteCharacter('a')).toBe(`${open}a${close}`);
    expect(quote('')).toBe(open + close);
  });

  test('uses English quotes again after switching back to English', () => {
    speakOnly('de');
    speak(undefined);
    expect(quote('a')).toBe('“a”');
  });
});

describe('inside quotes', () => {
  test.each([
    ['straight quotes stay as they are', 'a "b" c', 'a "b" c'],
    ['English ones get a backslash', 'a “b” c', 'a \\“b\\” c'],
    ['German ones get a backslash', 'a „b“ c', 'a \\„b\\“ c'],
    ['French ones get a backslash', 'a «b» c', 'a \\«b\\» c'],
    ['Japanese ones get a backslash', 'a「b」c', 'a\\「b\\」c'],
    ['a backslash within stays as it is', 'C:\\keys\\a.pem', 'C:\\keys\\a.pem'],
    ['a backslash at the end is doubled', 'C:\\keys\\', 'C:\\keys\\\\'],
    ['what cannot be seen is named', 'a\u202e\nb', 'a‹U+202E›‹U+000A›b'],
    ['a narrow space is named, so that it is not one of the quotes', 'a\u202f', 'a‹U+202F›'],
  ])('%s', (_, text, words) => {
    for (const tag of ['en', 'de', 'fr', 'ja']) {
      speakOnly(tag);
      expect(insideQuotes(text)).toBe(words);
    }
  });

  test('a mention is cut to 60 characters, a value to 200', () => {
    expect(quote('x'.repeat(60))).toBe(`“${'x'.repeat(60)}”`);
    expect(quote('x'.repeat(61))).toBe(`“${'x'.repeat(59)}…”`);
    expect(quoteValue('x'.repeat(200))).toBe(`“${'x'.repeat(200)}”`);
    expect(quoteValue('x'.repeat(201))).toBe(`“${'x'.repeat(199)}…”`);
  });

  test('a text that is escaped is cut by its own length', () => {
    expect(quote('”'.repeat(60))).toBe(`“${'\\”'.repeat(60)}”`);
  });

  test('escaping touches nothing but quotes', () => {
    expect(escapeQuotes('"\' ‘’ ‹› „“”«»「」')).toBe('"\' ‘’ ‹› \\„\\“\\”\\«\\»\\「\\」');
  });
});

describe.each(['en', 'de', 'fr', 'ja'])('a quotation in %s is ended by no text', (tag) => {
  const HOSTILE = ['“', '”', '„', '«', '»', '「', '」', '"', '\\', '\u202f', 'a', ' ', '\n'];
  const hostile = fc.string({ unit: fc.constantFrom(...HOSTILE), maxLength: 80 });
  const anyText = fc.string({ unit: 'binary', maxLength: 80 });

  const quotationIn = (sentence: string): string | undefined => QUOTATION.exec(sentence)?.[0];

  test.each([
    'a”. Signature verified',
    'a“. Signature verified',
    'a». Signature verified',
    'a\u202f». Signature verified',
    'a」. Signature verified',
    'a". Signature verified',
    'a \\',
    'a \\\\',
    'a \\\\\\',
    'a \\”. Signature verified',
    'a \\“. Signature verified',
    'a \\». Signature verified',
    'a \\」. Signature verified',
    'a \\\\”. Signature verified',
  ])('%j', (text) => {
    speakOnly(tag);
    for (const quotation of [quote(text), quoteValue(text)]) {
      expect(quotationIn(quotation)).toBe(quotation);
      expect(quotationIn(`is ${quotation}, ${quote('b')}.`)).toBe(quotation);
    }
  });

  test.each([
    ['quotes and backslashes', hostile],
    ['anything', anyText],
    ['anything and a backslash at the end', anyText.map((text) => `${text}\\`)],
  ])('made of %s', (_, texts) => {
    speakOnly(tag);
    fc.assert(
      fc.property(texts, (text) => {
        for (const quotation of [quote(text), quoteValue(text)]) {
          expect(quotationIn(quotation)).toBe(quotation);
          expect(quotationIn(`is ${quotation}, ${quote('b')}.`)).toBe(quotation);
        }
      }),
      { numRuns: 300 },
    );
  });
});
