import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { parseJson } from '../../src/core/encoding/json-text.ts';
import { TimeLine } from '../../src/panes/time-line.tsx';

const NOW = 1_800_000_000;

beforeEach(() => {
  vi.useFakeTimers({ now: NOW * 1000 });
});

afterEach(() => {
  vi.useRealTimers();
});

function show(claims: object): HTMLElement {
  const root = parseJson(JSON.stringify(claims));
  if (!root.ok || root.value.type !== 'object') throw new Error('no object');
  return render(<TimeLine claims={root.value} />).container;
}

test('shows when a token was issued, when it expires, and what is left', () => {
  const line = show({ iat: NOW - 60, exp: NOW + 768 });

  expect(line).toHaveTextContent(/now · 12 min 48 s left/);
  expect(line).toHaveTextContent(/issued \d\d:\d\d:\d\d/);
  expect(line).toHaveTextContent(/expires \d\d:\d\d:\d\d/);
});

test.each([
  [{ iat: NOW - 7200, exp: NOW - 3600 }, /now · 1 h past expiry.*expired \d/],
  [{ nbf: NOW + 60, exp: NOW + 120 }, /now · valid in 1 min.*valid from \d/],
  [{ iat: NOW - 60 }, /now · no expiry.*issued \d/],
  [{ exp: NOW + 60 }, /now · 1 min left.*expires \d/],
  [{ exp: NOW + 86_400 * 400 }, /expires \d{1,2} \w{3,4} 2028 \d/],
])('shows %o', (claims, words) => {
  expect(show(claims)).toHaveTextContent(words);
});

test.each([{}, { sub: 'ana' }, { exp: '1800000000' }])('shows no line for %o', (claims) => {
  expect(show(claims)).toHaveTextContent('No dates: it never expires.');
  expect(screen.queryByRole('img')).toBeNull();
});

test('is an image with the same words for those who do not see it', () => {
  show({ iat: NOW - 60, exp: NOW + 768 });

  expect(
    screen.getByRole('img', { name: /^Time line: issued .*, expires .*, 12 min 48 s left$/ }),
  ).toBeVisible();
});

test('ticks, and ticks over into expiry', () => {
  const line = show({ iat: NOW - 60, exp: NOW + 2 });
  expect(line).toHaveTextContent('2 s left');

  act(() => vi.advanceTimersByTime(1000));
  expect(line).toHaveTextContent('1 s left');

  act(() => vi.advanceTimersByTime(2000));
  expect(line).toHaveTextContent('1 s past expiry');
});
