import { act, fireEvent, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useIdleLock } from '../../../src/features/privacy/use-idle-lock.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function lock(minutes: number) {
  const onIdle = vi.fn();
  const hook = renderHook(({ after }) => useIdleLock(after, onIdle), {
    initialProps: { after: minutes },
  });
  const wait = (seconds: number) => act(() => vi.advanceTimersByTime(seconds * 1000));
  return { onIdle, wait, hook, left: () => hook.result.current[0] };
}

test('counts the last half minute, and calls at its end, once', () => {
  const { onIdle, wait, left } = lock(5);
  wait(269);
  expect(left()).toBeUndefined();
  wait(1);
  expect(left()).toBe(30);
  wait(29);
  expect(left()).toBe(1);
  expect(onIdle).not.toHaveBeenCalled();
  wait(1);
  expect(onIdle).toHaveBeenCalledOnce();
  wait(1000);
  expect(onIdle).toHaveBeenCalledOnce();
});

test.each(['keyDown', 'pointerDown', 'pointerMove', 'wheel', 'paste'] as const)(
  '%s begins anew, in the count too',
  (sign) => {
    const { onIdle, wait, left } = lock(5);
    wait(200);
    fireEvent[sign](document.body);
    wait(250);
    expect(left()).toBeUndefined();
    wait(30);
    expect(left()).toBe(20);
    fireEvent[sign](document.body);
    expect(left()).toBeUndefined();
    wait(290);
    expect(onIdle).not.toHaveBeenCalled();
  },
);

test('"Keep" begins anew', () => {
  const { onIdle, wait, left, hook } = lock(5);
  wait(280);
  act(() => hook.result.current[1]());
  expect(left()).toBeUndefined();
  wait(269);
  expect(onIdle).not.toHaveBeenCalled();
  expect(left()).toBeUndefined();
});

test.each([
  [
    'by the clock when the computer wakes up',
    () => document.dispatchEvent(new Event('visibilitychange')),
  ],
  ['even if the first thing is a key', () => fireEvent.keyDown(document.body)],
])('calls %s', (_, wake) => {
  const { onIdle } = lock(5);
  // Timers was still meanwhile.
  vi.setSystemTime(Date.now() + 3_600_000);
  act(() => void wake());
  expect(onIdle).toHaveBeenCalledOnce();
});

test('does nothing when it is off, and begins when it is set', () => {
  const { onIdle, wait, hook } = lock(0);
  wait(100_000);
  expect(onIdle).not.toHaveBeenCalled();
  hook.rerender({ after: 5 });
  wait(299);
  expect(onIdle).not.toHaveBeenCalled();
  wait(1);
  expect(onIdle).toHaveBeenCalledOnce();
});
