import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { TopBar } from '../../src/panes/top-bar.tsx';
import { EXAMPLES } from '../../src/state/examples.ts';
import { applyTheme } from '../../src/state/preferences.ts';

afterEach(() => applyTheme('system'));

test('opens an example by mouse', async () => {
  const onExample = vi.fn();
  render(<TopBar examples={EXAMPLES} onExample={onExample} onSettings={vi.fn()} />);
  await userEvent.click(screen.getByRole('button', { name: /Examples/ }));
  await userEvent.click(screen.getByRole('menuitem', { name: 'Unsecured, alg none' }));

  expect(onExample).toHaveBeenCalledExactlyOnceWith(EXAMPLES[4]);
  expect(screen.queryByRole('menu')).toBeNull();
});

test('opens an example by keyboard, and closes with Escape', async () => {
  const onExample = vi.fn();
  render(<TopBar examples={EXAMPLES} onExample={onExample} onSettings={vi.fn()} />);
  const button = screen.getByRole('button', { name: /Examples/ });
  button.focus();
  await userEvent.keyboard('{Enter}{Escape}');
  expect(screen.queryByRole('menu')).toBeNull();
  expect(button).toHaveFocus();

  await userEvent.keyboard('{Enter}{ArrowDown}{Enter}');
  expect(onExample).toHaveBeenCalledExactlyOnceWith(EXAMPLES[1]);
});

test('says which theme is on', async () => {
  render(<TopBar examples={[]} onExample={vi.fn()} onSettings={vi.fn()} />);
  const theme = () => screen.getByRole('button', { name: /^Theme/ });
  expect(theme()).toHaveAccessibleName('Theme: as the system');

  await userEvent.click(theme());
  expect(theme()).toHaveAccessibleName('Theme: light');
  expect(document.documentElement).toHaveAttribute('data-theme', 'light');
});

test('opens the settings', async () => {
  const onSettings = vi.fn();
  render(<TopBar examples={[]} onExample={vi.fn()} onSettings={onSettings} />);
  await userEvent.click(screen.getByRole('button', { name: 'Settings' }));

  expect(onSettings).toHaveBeenCalledOnce();
});
