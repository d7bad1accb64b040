import { fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { QuickTimes } from '../../../src/features/decoded/quick-times.tsx';

const NOW = 1_800_000_000;

beforeEach(() => {
  vi.useFakeTimers({ now: NOW * 1000 + 999 });
});

afterEach(() => {
  vi.useRealTimers();
});

test.each([
  ['exp now', 'exp', NOW],
  ['exp +5 min', 'exp', NOW + 300],
  ['exp +1 h', 'exp', NOW + 3600],
  ['exp +1 d', 'exp', NOW + 86_400],
  ['exp expired', 'exp', NOW - 3600],
  ['iat now', 'iat', NOW],
  ['iat +5 min', 'iat', NOW + 300],
  ['iat +1 h', 'iat', NOW + 3600],
  ['iat +1 d', 'iat', NOW + 86_400],
])('%s sets "%s"', (name, claim, seconds) => {
  const onSet = vi.fn();
  render(<QuickTimes disabled={false} onSet={onSet} />);
  fireEvent.click(screen.getByRole('button', { name }));

  expect(onSet).toHaveBeenCalledExactlyOnceWith(claim, seconds);
});

test('sets nothing where nothing can be edited', () => {
  render(<QuickTimes disabled={true} onSet={vi.fn()} />);

  for (const button of screen.getAllByRole('button')) expect(button).toBeDisabled();
});
