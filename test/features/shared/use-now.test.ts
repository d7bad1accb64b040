import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useNow } from '../../../src/features/shared/use-now.ts';

const NOW = 1_800_000_000;

beforeEach(() => {
  vi.useFakeTimers({ now: NOW * 1000 + 400 });
});

afterEach(() => {
  vi.useRealTimers();
});

test('gives whole seconds, a new one when the second is full', () => {
  const { result } = renderHook(useNow);
  expect(result.current).toBe(NOW);

  act(() => vi.advanceTimersByTime(599));
  expect(result.current).toBe(NOW);

  act(() => vi.advanceTimersByTime(1));
  expect(result.current).toBe(NOW + 1);

  act(() => vi.advanceTimersByTime(10_000));
  expect(result.current).toBe(NOW + 11);
});

test('stops its clock when nobody looks any more', () => {
  const { unmount } = renderHook(useNow);
  unmount();

  expect(vi.getTimerCount()).toBe(0);
});
