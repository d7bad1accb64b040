import { afterEach, describe, expect, test } from 'vitest';
import { say, sayCount, speak, spokenTag } from '../../../src/core/words/say.ts';

afterEach(() => speak(undefined));

describe('English', () => {
  test('English is written in the code', () => {
    expect(say`Expired ${3} minutes ago, says ${'"exp"'}.`).toBe(
      'Expired 3 minutes ago, says "exp".',
    );
    expect(say`A line\nand another`).toBe('A line\nand another');
  });

  test.each([
    [0, '0 keys of "a" fit.'],
    [1, 'The key of "a" fits.'],
    [2, '2 keys of "a" fit.'],
  ])('counts %i', (count, words) => {
    expect(sayCount(count, 'The key of {1} fits.', '{0} keys of {1} fit.', '"a"')).toBe(words);
  });
});

describe('another language', () => {
  test('is asked by the English message, with its values', () => {
    speak({ tag: 'xx', translate: (message, values) => `${message} <${values.join()}>` });
    expect(say`Expired ${3} minutes ago, says ${'"exp"'}.`).toBe(
      'Expired {0} minutes ago, says {1}. <3,"exp">',
    );
    expect(sayCount(2, 'One key', '{0} keys of {1}', 'b')).toBe(
      '{0, plural, one {One key} other {{0} keys of {1}}} <2,b>',
    );
    expect(spokenTag()).toBe('xx');
  });

  test('that lacks a message leaves it in English', () => {
    speak({ tag: 'xx', translate: () => undefined });
    expect(say`Expired ${3} minutes ago.`).toBe('Expired 3 minutes ago.');
    expect(sayCount(2, 'One key', '{0} keys of {1}', 'b')).toBe('2 keys of b');
  });
});
