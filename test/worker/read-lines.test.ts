import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLines } from '../../src/worker/read-lines.ts';

/** A file that comes in these pieces. */
function fileOf(...pieces: string[]): Blob {
  const queue = pieces.map((piece) => new Uint8Array(Buffer.from(piece, 'latin1')));
  const stream = () =>
    new ReadableStream({
      pull: (controller) => {
        const piece = queue.shift();
        if (piece) controller.enqueue(piece);
        else controller.close();
      },
    });
  return Object.assign(new Blob(pieces), { stream }) as Blob;
}

async function linesOf(file: Blob): Promise<string[]> {
  const found: string[] = [];
  for await (const { lines } of readLines(file)) {
    for (const line of lines) found.push(Buffer.from(line).toString('latin1'));
  }
  return found;
}

describe('the lines of a file', () => {
  test.each([
    ['nothing', [''], []],
    ['one line without an end', ['a'], ['a']],
    ['CR before the newline', ['a\r\nb\r\n'], ['a', 'b']],
    ['CR and newline in two pieces', ['a\r', '\nb'], ['a', 'b']],
    ['a CR elsewhere', ['a\rb\n'], ['a\rb']],
    ['spaces', [' a \n\tb'], [' a ', '\tb']],
    ['empty lines', ['\n\r\na\n\n'], ['a']],
    ['bytes that are not UTF-8', ['\xff\xe9\n'], ['\xff\xe9']],
    ['a byte order mark', ['\xef\xbb\xbfa\n'], ['a']],
    ['a line in three pieces', ['a', 'b', 'c\nd'], ['abc', 'd']],
  ])('%s', async (_, pieces, lines) => {
    expect(await linesOf(fileOf(...pieces))).toEqual(lines);
  });

  test('a line beyond all measure is passed over, and the next one read', async () => {
    const piece = 'x'.repeat(50_000);
    expect(await linesOf(fileOf('a\n', piece, piece, piece, '\nb'))).toEqual(['a', 'b']);
  });

  test('are the same however the file is cut', async () => {
    const word = fc.string({ unit: fc.constantFrom('a', ' ', '\r', '\n'), maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 8 }), async (pieces) => {
        const expected = pieces
          .join('')
          .split('\n')
          .map((line) => line.replace(/\r$/, ''));
        const cut = await linesOf(fileOf(...pieces.filter((piece) => piece !== '')));
        // At the very end a CR is not before a newline, but may be half of one.
        expect(cut).toEqual(expected.filter((line) => line !== ''));
      }),
      { numRuns: 200 },
    );
  });
});
