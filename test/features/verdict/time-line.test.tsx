import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { encodeBase64url } from '../../../src/core/encoding/base64url.ts';
import { parseJson } from '../../../src/core/encoding/json-text.ts';
import { encodeUtf8 } from '../../../src/core/encoding/utf8.ts';
import { extractTokens } from '../../../src/core/extract/extract-tokens.ts';
import { chooseDateForm } from '../../../src/features/shared/date-form.ts';
import { TimeLine } from '../../../src/features/verdict/time-line.tsx';

const NOW = Date.UTC(2026, 10, 30, 11, 46) / 1000;
const DAY = 86_400;

beforeEach(() => {
  vi.useFakeTimers({ now: NOW * 1000 });
  act(() => chooseDateForm('utc'));
});

afterEach(() => {
  act(() => chooseDateForm('local'));
  vi.useRealTimers();
});

interface Around {
  readonly text?: string;
  readonly tolerance?: string;
}

/** Shows the dates of some claims, in a token that was found in this text. */
function show(claims: object, { text = '', tolerance = '' }: Around = {}): HTMLElement {
  const compact = `e30.${encodeBase64url(encodeUtf8(JSON.stringify(claims)))}.`;
  const whole = text === '' ? compact : text.replace('TOKEN', compact);
  const tokens = extractTokens(whole);
  const [token] = tokens;
  const root = parseJson(JSON.stringify(claims));
  if (!token || !root.ok || root.value.type !== 'object') throw new Error('no token');
  const props = { claims: root.value, token, text: whole, tokens, tolerance };
  return render(<TimeLine {...props} />).container;
}

const name = () => screen.getByRole('img').getAttribute('aria-label');

test.each([
  [{ iat: NOW - 900, exp: NOW + 2700 }, 'Now · 45 min leftIssued 11:31 UTCExpires 12:31 UTC'],
  [
    { iat: NOW - 28 * DAY, exp: NOW + 32 * DAY },
    'Now · 32 days leftIssued 2 NovExpires 1 Jan 2027',
  ],
  [{ iat: NOW - 61 * DAY, exp: NOW - DAY }, 'NowIssued 30 SepExpired 29 Nov'],
  [{ iat: NOW - 900 }, 'Now · no expiryIssued 11:31 UTCNo expiry'],
  [{ exp: NOW + 60 }, 'Now · 1 min leftExpires 11:47 UTC'],
  [{ nbf: NOW + 600 }, 'Now · valid in 10 minValid from 11:56 UTCNo expiry'],
])('shows short dates and what is left: %o', (claims, words) => {
  expect(show(claims)).toHaveTextContent(words);
});

test.each([
  [{}, 'No dates: never expires'],
  [{ exp: '1800000000' }, 'exp is not a valid timestamp'],
])('shows no line for %o', (claims, words) => {
  expect(show(claims)).toHaveTextContent(words);
  expect(screen.queryByRole('img')).toBeNull();
});

test('an expiry of today or yesterday has its time, in local time', () => {
  act(() => chooseDateForm('local'));
  const zone = new Date(NOW * 1000).getTimezoneOffset() * 60;
  const line = show({ iat: NOW + zone - 61 * DAY, exp: NOW + zone - DAY });

  expect(line).toHaveTextContent(/Expired 29 Nov, 11:46$/);
});

test('all dates are in its name and its tooltip', () => {
  show({ iat: NOW - 60, nbf: NOW - 30, exp: NOW + 3600, auth_time: NOW - 90 });

  expect(name()).toBe(
    'Timeline: Signed in 30 Nov 2026 11:44:30 UTC (1 min ago), Issued 30 Nov 2026 11:45:00 UTC (1 min ago), Valid from 30 Nov 2026 11:45:30 UTC (30 s ago), Expires 30 Nov 2026 12:46:00 UTC (in 1 h)',
  );
  expect(screen.getByRole('img').title.split('\n')).toHaveLength(4);
});

test('no seconds tick, and the expiry is seen at once', () => {
  const line = show({ iat: NOW - 60, exp: NOW + 2 });
  const before = line.textContent;
  act(() => vi.advanceTimersByTime(1000));
  expect(line.textContent).toBe(before);

  act(() => vi.advanceTimersByTime(1000));
  expect(line).toHaveTextContent('Expired 11:46 UTC');
  expect(screen.getByRole('img')).toHaveAttribute('data-phase', 'expired');
});

describe('tells besides', () => {
  test('until when it can be refreshed, as the response says', () => {
    const text = '{"access_token":"TOKEN","expires_in":300,"refresh_expires_in":1800}';
    show({ iat: NOW, exp: NOW + 300 }, { text });

    expect(name()).toContain('Can be refreshed until 30 Nov 2026 12:16:00 UTC (in 30 min)');
  });

  test('when it expires by the response', () => {
    const line = show({ iat: NOW }, { text: '{"access_token":"TOKEN","expires_in":300}' });

    expect(line).toHaveTextContent('Expires 11:51 UTC');
    expect(name()).toContain('Expires 30 Nov 2026 11:51:00 UTC according to the response');
  });

  test('the tolerance', () => {
    show({ iat: NOW - 60, exp: NOW + 60 }, { tolerance: '30 s' });
    expect(name()).toMatch(/, Tolerance: 30 s$/);
  });

  test.each([
    [{ iat: NOW, exp: NOW - 60 }, ['Expiry is not after issue time']],
    [{ iat: NOW, exp: NOW }, ['Expiry is not after issue time']],
    [{ nbf: NOW, exp: NOW - 60 }, ['Expiry is not after “nbf”']],
    [{ iat: NOW - 90, nbf: NOW, exp: NOW - 60 }, ['Expiry is not after “nbf”']],
    [
      { iat: NOW - 30, nbf: NOW, exp: NOW - 60 },
      ['Expiry is not after issue time', 'Expiry is not after “nbf”'],
    ],
    [{ iat: NOW - 60, nbf: NOW - 60, exp: NOW + 60 }, []],
  ])('that it expires before it is valid: %o', (claims, oddities) => {
    show(claims);
    expect(
      screen
        .getByRole('img')
        .title.split('\n')
        .filter((line) => /not after/.test(line)),
    ).toEqual(oddities);
  });
});

test.each([
  ['iso', 'Issued 2026-11-02Expires 2027-01-01'],
  ['relative', 'Issued 28 days agoExpires in 32 days'],
] as const)('writes dates in the form that was chosen: %s', (form, words) => {
  act(() => chooseDateForm(form));
  expect(show({ iat: NOW - 28 * DAY, exp: NOW + 32 * DAY })).toHaveTextContent(words);
});
