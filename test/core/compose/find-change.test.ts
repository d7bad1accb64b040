import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findChange } from '../../../src/core/compose/find-change.ts';

const TEXT = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 12 });

test('the change leads from the one text to the other, and begins and ends with a difference', () => {
  fc.assert(
    fc.property(TEXT, TEXT, (before, after) => {
      const change = findChange(before, after);
      expect(change === undefined).toBe(before === after);
      if (!change) return;
      const { from, to, insert } = change;
      expect(before.slice(0, from) + insert + before.slice(to)).toBe(after);
      const removed = before.slice(from, to);
      expect(removed === '' && insert === '').toBe(false);
      if (removed === '' || insert === '') return;
      expect(removed[0]).not.toBe(insert[0]);
      expect(removed.at(-1)).not.toBe(insert.at(-1));
    }),
    { numRuns: 2_000 },
  );
});
