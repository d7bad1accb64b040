import { fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { dateAt, QuickTimes } from '../../../src/features/decoded/quick-times.tsx';
import { readPane } from '../../../src/features/shared/annotate-json.ts';

const NOW = 1_800_000_000;

beforeEach(() => {
  vi.useFakeTimers({ now: NOW * 1000 + 999 });
});

afterEach(() => {
  vi.useRealTimers();
});

test.each([
  ['Set “exp” to now', 'exp', NOW],
  ['Set “exp” to now +5 min', 'exp', NOW + 300],
  ['Set “exp” to now +1 h', 'exp', NOW + 3600],
  ['Set “exp” to now +1 d', 'exp', NOW + 86_400],
  ['Set “exp” to 1 hour ago (expired)', 'exp', NOW - 3600],
  ['Set “iat” to now', 'iat', NOW],
  ['Set “iat” to now +5 min', 'iat', NOW + 300],
  ['Set “iat” to now +1 h', 'iat', NOW + 3600],
  ['Set “iat” to now +1 d', 'iat', NOW + 86_400],
])('%s sets "%s"', (name, claim, seconds) => {
  const onSet = vi.fn();
  render(<QuickTimes claim={claim} disabled={false} onSet={onSet} />);
  fireEvent.click(screen.getByRole('button', { name }));

  expect(onSet).toHaveBeenCalledExactlyOnceWith(claim, seconds);
});

test('sets nothing where nothing can be edited', () => {
  render(<QuickTimes claim="exp" disabled={true} onSet={vi.fn()} />);

  for (const button of screen.getAllByRole('button')) expect(button).toBeDisabled();
});

test('offers an expired date for the expiry alone', () => {
  render(<QuickTimes claim="nbf" disabled={false} onSet={vi.fn()} />);

  expect(screen.queryByRole('button', { name: /Expired/ })).toBeNull();
});

test('leaves the focus where it is', () => {
  render(<QuickTimes claim="exp" disabled={false} onSet={vi.fn()} />);

  expect(fireEvent.mouseDown(screen.getByRole('button', { name: 'Set “exp” to now' }))).toBe(false);
});

test.each([
  ['{"iat": 1, "exp": 2}', '"iat"', 'iat'],
  ['{"iat": 1, "exp": 2}', '1', 'iat'],
  ['{"iat": 1, "exp": 2}', '2', 'exp'],
  ['{"sub": "a", "exp": 2}', '"a"', 'exp'],
  ['{"act": {"iat": 2}}', '2', 'exp'],
  ['{"iat": 1', '1', 'exp'],
])('in %s, with the caret at %s, sets "%s"', (text, at, claim) => {
  expect(dateAt(readPane(text), text.indexOf(at))).toBe(claim);
});
