import { act, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { encodeBase64url } from '../../../src/core/encoding/base64url.ts';
import { parseJson } from '../../../src/core/encoding/json-text.ts';
import { encodeUtf8 } from '../../../src/core/encoding/utf8.ts';
import { extractTokens } from '../../../src/core/extract/extract-tokens.ts';
import { chooseDateForm } from '../../../src/features/shared/date-form.ts';
import { TimeLine } from '../../../src/features/verdict/time-line.tsx';

const NOW = 1_800_000_000;

beforeEach(() => {
  vi.useFakeTimers({ now: NOW * 1000 });
});

afterEach(() => {
  vi.useRealTimers();
});

/** Shows the dates of some claims, in a token that was found in this text. */
async function show(
  claims: object,
  { text = '', tolerance = '' }: { readonly text?: string; readonly tolerance?: string } = {},
): Promise<HTMLElement> {
  const compact = `e30.${encodeBase64url(encodeUtf8(JSON.stringify(claims)))}.`;
  const tokens = extractTokens(text === '' ? compact : text.replace('TOKEN', compact));
  const [token] = tokens;
  const root = parseJson(JSON.stringify(claims));
  if (!token || !root.ok || root.value.type !== 'object') throw new Error('no token');
  await import('../../../src/features/verdict/time-line-body.tsx');
  const { container } = render(
    <TimeLine
      claims={root.value}
      token={token}
      text={text.replace('TOKEN', compact)}
      tokens={tokens}
      tolerance={tolerance}
    />,
  );
  await act(() => vi.advanceTimersByTimeAsync(0));
  return container;
}

function dates(): string[] {
  const list = screen.getByRole('list', { name: 'Dates of the token' });
  return within(list)
    .getAllByRole('listitem')
    .map((item) => item.textContent ?? '');
}

test('shows when a token was issued, when it expires, and what is left', async () => {
  const line = await show({ iat: NOW - 60, exp: NOW + 768 });

  expect(line).toHaveTextContent(/now · 12 min 48 s left/);
  expect(line).toHaveTextContent(/issued \d\d:\d\d:\d\d/);
  expect(line).toHaveTextContent(/expires \d\d:\d\d:\d\d/);
  expect(screen.queryByRole('list')).toBeNull();
});

test.each([
  [{ iat: NOW - 7200, exp: NOW - 3600 }, /now · 1 h past expiry.*expired \d/],
  [{ nbf: NOW + 60, exp: NOW + 120 }, /now · valid in 1 min.*valid from \d/],
  [{ iat: NOW - 60 }, /now · no expiry.*issued \d/],
  [{ exp: NOW + 60 }, /now · 1 min left.*expires \d/],
  [{ exp: NOW + 86_400 * 400 }, /expires \d{1,2} \w{3,4} 2028 \d/],
  [{ iat: NOW - 60, exp: '1800000000' }, /now · "exp" is no date.*issued \d/],
])('shows %o', async (claims, words) => {
  expect(await show(claims)).toHaveTextContent(words);
});

test.each([
  [{}, 'No dates: it never expires.'],
  [{ sub: 'ana' }, 'No dates: it never expires.'],
  [{ exp: '1800000000' }, '"exp" is no date.'],
])('shows no line for %o', async (claims, words) => {
  expect(await show(claims)).toHaveTextContent(words);
  expect(screen.queryByRole('img')).toBeNull();
});

test('is an image with the same words for those who do not see it', async () => {
  await show({ iat: NOW - 60, exp: NOW + 768 });

  expect(
    screen.getByRole('img', { name: /^Time line: issued .*, expires .*, 12 min 48 s left$/ }),
  ).toBeVisible();
});

test('ticks, and ticks over into expiry', async () => {
  const line = await show({ iat: NOW - 60, exp: NOW + 2 });
  expect(line).toHaveTextContent('2 s left');

  await act(() => vi.advanceTimersByTimeAsync(1000));
  expect(line).toHaveTextContent('1 s left');

  await act(() => vi.advanceTimersByTimeAsync(2000));
  expect(line).toHaveTextContent('1 s past expiry');
});

describe('with more dates than two', () => {
  test('lists them from the first to the last, each with its distance', async () => {
    await show({ iat: NOW - 60, nbf: NOW - 30, exp: NOW + 3600, auth_time: NOW - 90 });

    expect(screen.getByRole('img', { name: 'Time line: 1 h left' })).toBeVisible();
    expect(dates()).toEqual([
      expect.stringMatching(/^authenticated \d\d:\d\d:\d\d, 1 min ago$/),
      expect.stringMatching(/^issued \d\d:\d\d:\d\d, 1 min ago$/),
      expect.stringMatching(/^valid from \d\d:\d\d:\d\d, 30 s ago$/),
      expect.stringMatching(/^expires \d\d:\d\d:\d\d, in 1 h$/),
    ]);
  });

  test('says what is too far away to be to scale', async () => {
    await show({ iat: NOW - 60, exp: NOW + 240, auth_time: NOW - 86_400 });

    expect(dates()[0]).toMatch(/^authenticated .* \(off the scale\), 1 day ago$/);
    expect(dates()[1]).not.toMatch('off the scale');
  });

  test.each([
    [{ iat: NOW - 864_000, exp: NOW - 863_700 }, 'Now is off the scale.'],
    [{ iat: NOW, exp: NOW - 60 }, 'It expires before it begins.'],
    [{ exp: NOW + 60 }, 'Not to scale: there is one date only.'],
  ])('and names what is odd about %o', async (claims, words) => {
    expect(await show(claims)).toHaveTextContent(words);
  });

  test('tells of the tolerance', async () => {
    expect(await show({ iat: NOW - 60, exp: NOW + 60 }, { tolerance: '30 s' })).toHaveTextContent(
      'Tolerance: 30 s.',
    );
  });

  test('tells until when it can be refreshed, as the response says', async () => {
    const text = '{"access_token":"TOKEN","expires_in":300,"refresh_expires_in":1800}';
    await show({ iat: NOW, exp: NOW + 300 }, { text });

    expect(dates().at(-1)).toMatch(/^can be refreshed until .* \(off the scale\), in 30 min$/);
  });

  test('writes dates in the form that was chosen', async () => {
    await show({ iat: NOW - 60, nbf: NOW - 30, exp: NOW + 60 });
    act(() => chooseDateForm('iso'));

    expect(dates()[0]).toBe('issued 2027-01-15T07:59:00Z, 1 min ago');
    act(() => chooseDateForm('local'));
  });
});
