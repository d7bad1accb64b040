import { renderHook, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { useSettled } from '../../../src/features/shared/use-settled.ts';

test('gives a light value at once', () => {
  const { result, rerender } = renderHook(({ value }) => useSettled(value, false), {
    initialProps: { value: 'a' },
  });
  rerender({ value: 'b' });

  expect(result.current).toBe('b');
});

test('never gives a heavy value beside another one', async () => {
  const seen: [string, string | undefined][] = [];
  const { result, rerender } = renderHook(
    ({ value }) => {
      const settled = useSettled(value, true);
      seen.push([value, settled]);
      return settled;
    },
    { initialProps: { value: 'a' } },
  );
  rerender({ value: 'b' });

  await waitFor(() => expect(result.current).toBe('b'));
  for (const [value, settled] of seen) expect([undefined, value]).toContain(settled);
});
