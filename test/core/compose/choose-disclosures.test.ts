import { expect, test } from 'vitest';
import { chooseDisclosure } from '../../../src/core/compose/choose-disclosures.ts';

/** 1 and 2 are inside 0, and 3 inside 2. */
const PLACEMENTS = [undefined, 0, 0, 2, undefined].map(
  (parent) => ({ state: 'placed', pointer: '/a', parent }) as const,
);

test.each([
  ['takes in the one', [], 4, [4]],
  ['takes in what it rests on', [], 3, [0, 2, 3]],
  ['leaves out the one', [0, 1, 4], 4, [0, 1]],
  ['leaves out what rests on it', [0, 1, 2, 3, 4], 0, [4]],
  ['leaves the parent', [0, 2, 3], 3, [0, 2]],
])('%s', (_, chosen, index, expected) => {
  const next = chooseDisclosure(new Set(chosen), index, PLACEMENTS);
  expect([...next].sort()).toEqual(expected);
});
