import { act, renderHook } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { chooseDateForm, useDateForm } from '../../../src/features/shared/date-form.ts';

afterEach(() => {
  vi.resetModules();
  act(() => chooseDateForm('local'));
});

test('is local time until another form is chosen, everywhere at once', () => {
  const [one, other] = [renderHook(useDateForm), renderHook(useDateForm)];
  expect(one.result.current).toBe('local');

  act(() => chooseDateForm('iso'));
  expect([one.result.current, other.result.current]).toEqual(['iso', 'iso']);
});

/** The module as a page finds it that is loaded again. */
async function loadedAnew() {
  vi.resetModules();
  const { useDateForm: useForm } = await import('../../../src/features/shared/date-form.ts');
  return renderHook(useForm).result.current;
}

test('is remembered, and local time leaves no trace', async () => {
  act(() => chooseDateForm('utc'));
  expect(localStorage.getItem('dates')).toBe('utc');
  expect(await loadedAnew()).toBe('utc');

  act(() => chooseDateForm('local'));
  expect(localStorage.length).toBe(0);
});

test('is local time where something else was stored', async () => {
  localStorage.setItem('dates', 'sundial');
  expect(await loadedAnew()).toBe('local');
});
