import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { App } from '../../src/app/app.tsx';
import { switchTo, useLanguage } from '../../src/i18n/use-language.ts';
import { PSEUDO_LANGUAGE } from '../support/pseudo-language.ts';
import { SECRET, tokenOf } from '../support/tokens/tokens.ts';

const TOKEN = tokenOf('{"sub":"ada@example.com","iat":1}');

// The first import of a chunk compiles it, which takes long on a busy machine.
beforeAll(async () => {
  await import('../../src/features/issues/issues-body.tsx');
  await import('../../src/crypto/evidence/study-token.ts');
}, 60_000);

afterEach(() => act(() => switchTo(undefined)));

/** As `main.tsx` shows it. */
function Page() {
  useLanguage();
  return <App />;
}

function verdict(): HTMLElement {
  return screen.getByRole('status', { name: /Verdict/ });
}

async function findings(): Promise<HTMLElement[]> {
  const list = await screen.findByRole('list', { name: /^⟦?Issues⟧?$/ }, { timeout: 20_000 });
  return within(list).getAllByRole('listitem');
}

function box(name: string): HTMLTextAreaElement {
  return screen.getByRole('textbox', { name: new RegExp(`^⟦?${name}⟧?$`) });
}

test('switching the language, and back, translates the whole page and keeps what was typed', async () => {
  const user = userEvent.setup();
  render(<Page />);
  for (const [name, text] of [
    ['Token', TOKEN],
    ['Key', SECRET],
  ] as const) {
    await user.click(box(name));
    await user.paste(text);
  }
  await waitFor(() => expect(verdict()).toHaveAttribute('data-state', 'verified'), {
    timeout: 20_000,
  });
  const codes = (await findings()).map(({ dataset }) => dataset.code);
  const english = verdict().textContent;
  expect(english).not.toContain('⟦');

  act(() => switchTo(PSEUDO_LANGUAGE));
  expect(document.documentElement.lang).toBe('de-x-test');
  expect(verdict()).toHaveTextContent(/^⟦/);
  for (const item of await findings()) expect(item.textContent).toContain('⟦');
  expect((await findings()).map(({ dataset }) => dataset.code)).toEqual(codes);
  expect([box('Token').value, box('Key').value]).toEqual([TOKEN, SECRET]);

  act(() => switchTo(undefined));
  expect(verdict().textContent).toBe(english);
  for (const item of await findings()) expect(item.textContent).not.toContain('⟦');
}, 90_000);
