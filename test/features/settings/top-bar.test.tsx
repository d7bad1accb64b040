import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { TopBar } from '../../../src/features/settings/top-bar.tsx';
import { applyTheme } from '../../../src/session/preferences.ts';

afterEach(() => applyTheme('system'));

test.each([
  ['Examples', { kind: 'commands', group: 'example' }],
  ['Commands', { kind: 'commands' }],
])('%s asks for a dialog', async (name, question) => {
  const onAsk = vi.fn();
  render(<TopBar onAsk={onAsk} onSettings={vi.fn()} />);
  const button = screen.getByRole('button', { name });
  expect(button).toHaveAttribute('aria-haspopup', 'dialog');
  await userEvent.click(button);

  expect(onAsk).toHaveBeenCalledExactlyOnceWith(question);
});

test('says which theme is on', async () => {
  render(<TopBar onAsk={vi.fn()} onSettings={vi.fn()} />);
  const theme = () => screen.getByRole('button', { name: /^Theme/ });
  expect(theme()).toHaveAccessibleName('Theme: as the system');

  await userEvent.click(theme());
  expect(theme()).toHaveAccessibleName('Theme: light');
  expect(document.documentElement).toHaveAttribute('data-theme', 'light');
});

test('opens the settings', async () => {
  const onSettings = vi.fn();
  render(<TopBar onAsk={vi.fn()} onSettings={onSettings} />);
  await userEvent.click(screen.getByRole('button', { name: 'Settings' }));

  expect(onSettings).toHaveBeenCalledOnce();
});
