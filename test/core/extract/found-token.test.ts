import { expect, test } from 'vitest';
import { extractTokens } from '../../../src/core/extract/extract-tokens.ts';
import { sourceRanges } from '../../../src/core/extract/found-token.ts';

/** `abcdef` as it stands in `..abc\n\ndef`. */
const FOUND = {
  runs: [
    { from: 2, to: 5, at: 0 },
    { from: 7, to: 10, at: 3 },
  ],
};

test.each([
  [
    'all of it',
    0,
    6,
    [
      [2, 5],
      [7, 10],
    ],
  ],
  ['the first run', 0, 3, [[2, 5]]],
  ['the second run', 3, 6, [[7, 10]]],
  ['inside one run', 1, 2, [[3, 4]]],
  [
    'over the break',
    2,
    4,
    [
      [4, 5],
      [7, 8],
    ],
  ],
  ['nothing', 3, 3, []],
  ['more than there is', 4, 99, [[8, 10]]],
  ['behind the end', 6, 9, []],
] as const)('maps %s', (_, start, end, ranges) => {
  expect(sourceRanges(FOUND, start, end)).toEqual(ranges.map(([from, to]) => ({ from, to })));
});

test('pieces that follow each other directly are one run', () => {
  const [broken] = extractTokens('a.0='.repeat(1000));
  expect(broken?.runs).toEqual([{ from: 0, to: 4000, at: 0 }]);

  // As a control: what is taken away, or spelled in another way, parts two runs.
  const token = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl';
  expect(extractTokens(token.replace('.', '\n.'))[0]?.runs).toHaveLength(2);
  expect(extractTokens(token.replace('.', '%2E'))[0]?.runs.length).toBeGreaterThan(1);
});
