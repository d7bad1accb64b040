import { act, renderHook } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { rememberSize, SIZED_PANES } from '../../src/features/shared/remember-size.ts';
import { chooseTheme, nextTheme, useTheme } from '../../src/features/shared/theme.ts';
import { applySizes, applyTheme, readTheme } from '../../src/session/preferences.ts';

afterEach(() => {
  applyTheme('system');
  vi.restoreAllMocks();
});

test('follows the system until told otherwise', () => {
  expect(readTheme()).toBe('system');
});

test('goes round light, dark and system, and remembers nothing else', () => {
  const { result } = renderHook(useTheme);
  const seen: unknown[] = [];
  for (let step = 0; step < 4; step++) {
    seen.push([result.current, document.documentElement.dataset.theme, { ...localStorage }]);
    act(() => chooseTheme(nextTheme(result.current)));
  }

  expect(seen).toEqual([
    ['system', undefined, {}],
    ['light', 'light', { theme: 'light' }],
    ['dark', 'dark', { theme: 'dark' }],
    ['system', undefined, {}],
  ]);
});

test('opens with what was chosen', async () => {
  localStorage.setItem('theme', 'dark');
  expect(readTheme()).toBe('dark');

  vi.resetModules();
  const theme = await import('../../src/features/shared/theme.ts');
  expect(renderHook(theme.useTheme).result.current).toBe('dark');
});

test.each(['', 'purple', '__proto__', 'constructor'])('takes %j for no theme', (stored) => {
  localStorage.setItem('theme', stored);

  expect(readTheme()).toBe('system');
});

describe('where storage is forbidden', () => {
  test('still changes the theme', () => {
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    const { result } = renderHook(useTheme);
    for (const theme of ['dark', 'light'] as const) {
      act(() => chooseTheme(theme));
      expect(result.current).toBe(theme);
      expect(document.documentElement.dataset.theme).toBe(theme);
    }
  });
});

describe('sizes of panes', () => {
  const sizeOf = (pane: string) =>
    document.documentElement.style.getPropertyValue(`--${pane}-size`);

  afterEach(() => {
    for (const pane of SIZED_PANES) rememberSize(pane, '');
  });

  test('are remembered one by one, and forgotten', () => {
    rememberSize('right', '28%');
    rememberSize('left', '33%');
    expect({ ...localStorage }).toEqual({ sizes: 'left:33% right:28%' });
    expect(sizeOf('left')).toBe('33%');

    rememberSize('left', '');
    expect({ ...localStorage }).toEqual({ sizes: 'right:28%' });
    expect(sizeOf('left')).toBe('');
    rememberSize('right', '');
    expect({ ...localStorage }).toEqual({});
  });

  test('are given back', () => {
    localStorage.setItem('sizes', 'right:25%');
    applySizes();

    expect([sizeOf('right'), sizeOf('left')]).toEqual(['25%', '']);
  });

  test.each(['', 'left', 'left:1e9px', 'left:red', 'left:calc(1px)', ':33%'])(
    'takes nothing from %j',
    (stored) => {
      localStorage.setItem('sizes', stored);
      applySizes();

      expect(SIZED_PANES.map(sizeOf).join('')).toBe('');
    },
  );
});
