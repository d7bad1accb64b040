import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { writeBookmarklet } from '../../../src/core/share/bookmarklet.ts';

const PAGE = 'https://page.example/some/folder/?theme=dark#token=old';
const ADDRESS = 'https://page.example/some/folder/';

/** Runs it as a browser does, and hands over what it opened and what it asked. */
function run(
  around: { selection?: string; field?: object; answer?: string | null },
  question = 'Paste a token',
): { opened: unknown[][]; asked: unknown[] } {
  const opened: unknown[][] = [];
  const asked: unknown[] = [];
  const bookmarklet = writeBookmarklet(PAGE, question);
  expect(bookmarklet).toMatch(/^javascript:[\w%().!*'~-]+$/);
  runInNewContext(decodeURIComponent(bookmarklet.slice('javascript:'.length)), {
    document: { activeElement: around.field ?? null },
    getSelection: () => ({ toString: () => around.selection ?? '' }),
    prompt: (words: string) => {
      asked.push(words);
      return around.answer ?? null;
    },
    open: (...call: unknown[]) => opened.push(call),
    encodeURIComponent,
  });
  return { opened, asked };
}

describe('the bookmarklet', () => {
  test('opens the selected text behind "#", without a way back to the page', () => {
    expect(run({ selection: 'Bearer eyJ.a+b/&#' })).toEqual({
      opened: [[`${ADDRESS}#token=Bearer%20eyJ.a%2Bb%2F%26%23`, '_blank', 'noopener']],
      asked: [],
    });
  });

  test('opens what is selected in a text field', () => {
    const field = { value: 'x eyJ.a.b y', selectionStart: 2, selectionEnd: 9 };
    expect(run({ field }).opened[0]?.[0]).toBe(`${ADDRESS}#token=eyJ.a.b`);
  });

  test.each([
    ['nothing', null],
    ['an empty text', ''],
  ])('asks where nothing is selected, and opens nothing for %s', (_name, answer) => {
    expect(run({ answer })).toEqual({ opened: [], asked: ['Paste a token'] });
    const email = { value: 'ana@example.com', selectionStart: null, selectionEnd: null };
    expect(run({ field: email, answer }).opened).toEqual([]);
  });

  test('opens the answer to its question', () => {
    expect(run({ answer: 'eyJ.c.d' }).opened[0]?.[0]).toBe(`${ADDRESS}#token=eyJ.c.d`);
  });

  test('asks in any language', () => {
    const question = "Token “einfügen”, auch 'so' \\ oder </script>:";
    expect(run({}, question).asked).toEqual([question]);
  });
});
