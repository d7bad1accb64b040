import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { App } from '../../../src/app/app.tsx';
import { testKey } from '../../support/keys/test-keys.ts';
import { SECRET, soundToken } from '../../support/tokens/tokens.ts';

const PUBLIC_JWK = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' };

const TOKEN = soundToken();
const box = (name: string) => screen.getByRole<HTMLTextAreaElement>('textbox', { name });
const notice = () => screen.getByRole('status', { name: 'Notice' });
const dialog = (name: string) => screen.findByRole('dialog', { name });

async function put(name: string, text: string): Promise<void> {
  fireEvent.change(box(name), { target: { value: text } });
}

/** Nothing has the focus but the page. */
function leaveBoxes(): void {
  (document.activeElement as HTMLElement | null)?.blur();
}

async function choose(words: string): Promise<void> {
  await userEvent.keyboard('{Control>}k{/Control}');
  await userEvent.type(await screen.findByRole('combobox', { name: 'Search' }), words);
  await userEvent.keyboard('{Enter}');
}

/** user-event pastes into boxes only. */
function pasteAnywhere(text: string): void {
  fireEvent.paste(document.body, { clipboardData: { getData: () => text } });
}

// What a browser fetches in a moment is compiled here first.
beforeAll(async () => {
  await Promise.all([
    import('../../../src/features/commands/command-host-body.ts'),
    import('../../../src/features/learn/lesson-note.tsx'),
  ]);
}, 60_000);

describe('the list of commands', () => {
  test('opens by key, narrows, and does what is chosen', async () => {
    render(<App />);
    await put('Token', TOKEN);
    await userEvent.keyboard('{Control>}k{/Control}');
    const commands = await dialog('Commands');
    const filter = within(commands).getByRole('combobox', { name: 'Search' });
    expect(filter).toHaveFocus();
    await userEvent.type(filter, 'clear edit');
    const [option, ...others] = within(commands).getAllByRole('option');
    expect(others).toEqual([]);
    expect(option).toHaveTextContent('Clear');
    expect(filter).toHaveAttribute('aria-activedescendant', option?.id);
    await userEvent.keyboard('{Enter}');

    expect(box('Token')).toHaveValue('');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('has only what there is something to do for', async () => {
    render(<App />);
    await userEvent.keyboard('{Control>}k{/Control}');
    const names = within(await dialog('Commands'))
      .getAllByRole('option')
      .map(({ textContent }) => textContent);
    expect(names.some((name) => name?.startsWith('Copy'))).toBe(false);
    expect(names).toContain('Go to TokenT');
  });

  test('says that no command matches the search', async () => {
    render(<App />);
    await userEvent.keyboard('{Control>}k{/Control}');
    await userEvent.type(await screen.findByRole('combobox', { name: 'Search' }), 'zzz');
    expect(screen.getAllByText('No matches.')).not.toEqual([]);
    expect(within(await dialog('Commands')).queryAllByRole('option')).toEqual([]);
  });
});

const PASTES: readonly (readonly [string, () => string, 'Token' | 'Key'])[] = [
  ['a token', () => TOKEN, 'Token'],
  ['a PEM', () => testKey('ES256').publicPem, 'Key'],
  ['a JWK', () => JSON.stringify(PUBLIC_JWK), 'Key'],
  ['any text', () => 'Bearer of news', 'Token'],
];

describe('a paste into no box', () => {
  test.each(PASTES)('%s', async (_, make, name) => {
    render(<App />);
    leaveBoxes();
    pasteAnywhere(make());
    await waitFor(() => expect(box(name)).not.toHaveValue(''));
    expect(box(name).value.trim()).toBe(make().trim());
    await waitFor(() => expect(notice()).toHaveTextContent(`Pasted into the ${name} field.`));
  });

  test('one into a box stays in that box', async () => {
    render(<App />);
    await userEvent.click(box('Key'));
    await userEvent.paste(TOKEN);
    expect(box('Key')).toHaveValue(TOKEN);
    expect(box('Token')).toHaveValue('');
  });
});

describe('no single key clears', () => {
  test.each(['{Escape}', '{Delete}', '{Backspace}', '{Enter}', ' '])('%s', async (pressed) => {
    render(<App />);
    await put('Token', TOKEN);
    await put('Key', SECRET);
    for (const leave of [leaveBoxes, () => box('Key').focus()]) {
      leave();
      fireEvent.keyDown(document.activeElement ?? document.body, {
        key: pressed.replace(/[{}]/g, ''),
      });
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(box('Token')).toHaveValue(TOKEN);
    expect(box('Key')).toHaveValue(SECRET);
  });

  test('Escape closes a dialog and clears no field', async () => {
    render(<App />);
    await put('Token', TOKEN);
    leaveBoxes();
    await userEvent.keyboard('?');
    await dialog('Keyboard shortcuts');
    await userEvent.keyboard('{Escape}');
    expect(box('Token')).toHaveValue(TOKEN);
  });
});

describe('after Clear', () => {
  async function clear(): Promise<void> {
    render(<App />);
    await put('Token', TOKEN);
    await put('Key', SECRET);
    const button = screen.getByRole('button', { name: 'Clear' });
    await waitFor(() => expect(button).toBeEnabled());
    await userEvent.click(button);
    await waitFor(() => expect(box('Token')).toHaveValue(''));
    expect(box('Key')).toHaveValue('');
    expect(notice()).toHaveTextContent('Cleared.');
  }

  test('Undo in the notice restores everything, and the focus is in the Token field', async () => {
    await clear();
    await userEvent.click(within(notice()).getByRole('button', { name: 'Undo' }));
    expect(box('Token')).toHaveValue(TOKEN);
    expect(box('Key')).toHaveValue(SECRET);
    expect(box('Token')).toHaveFocus();
    expect(notice()).toHaveTextContent('');
  });

  test('Ctrl+Z in the empty Token field does the same', async () => {
    await clear();
    box('Token').focus();
    await userEvent.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(box('Token')).toHaveValue(TOKEN));
    expect(box('Key')).toHaveValue(SECRET);
  });

  test('the notice stays until something else is put in', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      render(<App />);
      fireEvent.change(box('Token'), { target: { value: TOKEN } });
      const button = screen.getByRole('button', { name: 'Clear' });
      await vi.waitFor(() => expect(button).toBeEnabled(), { timeout: 10_000 });
      fireEvent.click(button);
      await vi.advanceTimersByTimeAsync(3_600_000);
      expect(notice()).toHaveTextContent('Cleared.');
      fireEvent.change(box('Token'), { target: { value: 'x' } });
      expect(notice()).toHaveTextContent('');
    } finally {
      vi.useRealTimers();
    }
  });
});

test('Undo and Redo by keys, outside of the boxes', async () => {
  render(<App />);
  await put('Token', TOKEN);
  leaveBoxes();
  await userEvent.keyboard('{Control>}z{/Control}');
  await waitFor(() => expect(box('Token')).toHaveValue(''));
  await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
  await waitFor(() => expect(box('Token')).toHaveValue(TOKEN));
});

describe('Undo', () => {
  const undo = () => userEvent.keyboard('{Control>}z{/Control}');

  test('of what was put into Key goes on with what was put in before', async () => {
    render(<App />);
    await put('Token', TOKEN);
    await put('Key', SECRET);
    box('Key').focus();
    await undo();
    await waitFor(() => expect(box('Key')).toHaveValue(''));
    expect(box('Token')).toHaveValue(TOKEN);
  });

  test('in Payload leads to no other token', async () => {
    render(<App />);
    await put('Token', TOKEN);
    box('Payload').focus();
    await undo();
    expect(box('Token')).toHaveValue(TOKEN);
  });

  test('from the browser’s menu is that of the page', async () => {
    render(<App />);
    await put('Token', TOKEN);
    await put('Key', SECRET);
    const isLeft = fireEvent(
      box('Key'),
      new InputEvent('beforeinput', { inputType: 'historyUndo', bubbles: true, cancelable: true }),
    );
    expect(isLeft).toBe(false);
    expect(box('Key')).toHaveValue('');
  });

  test('Undo is left to the browser in a field outside the session', async () => {
    render(<App />);
    await put('Token', TOKEN);
    const message = await screen.findByRole('textbox', { name: 'Error message' });
    message.focus();
    await undo();
    expect(box('Token')).toHaveValue(TOKEN);
  });
});

describe('single keys', () => {
  test('go to a box, but type in one', async () => {
    render(<App />);
    await put('Token', TOKEN);
    leaveBoxes();
    await userEvent.keyboard('k');
    await waitFor(() => expect(box('Key')).toHaveFocus());
    await userEvent.keyboard('t');
    expect(box('Key')).toHaveValue('t');
  });

  test('can be switched off, and the choice is remembered', async () => {
    render(<App />);
    leaveBoxes();
    await userEvent.keyboard('?');
    const keys = within(await dialog('Keyboard shortcuts'));
    expect(keys.getByRole('row', { name: /Go to Payload P/ })).toBeVisible();
    await userEvent.click(keys.getByRole('checkbox'));
    await userEvent.click(keys.getByRole('button', { name: 'Close' }));
    leaveBoxes();
    await userEvent.keyboard('?');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect({ ...localStorage }).toEqual({ 'single-keys': 'off' });
  });
});

describe('copies', () => {
  test.each([
    ['header line', /^Authorization: Bearer eyJ/, 'Header line copied.'],
    ['bearer', /^Bearer eyJ/, 'Bearer value copied.'],
    [
      'curl',
      /^curl --header @- 'https:[^']+' <<'HEADER'\nAuthorization: Bearer eyJ\S+\nHEADER\n$/,
      'cURL command copied',
    ],
    ['claim sub', /^user-42$/, 'Claim “sub” copied.'],
    ['secret', new RegExp(SECRET), 'Secret copied. Anyone who has it can sign tokens.'],
  ])('%s, and says what', async (words, text, said) => {
    // Brings a clipboard along.
    userEvent.setup();
    render(<App />);
    await put('Token', TOKEN);
    await put('Key', SECRET);
    await choose(`copy ${words}`);
    await waitFor(() => expect(notice()).toHaveTextContent(said));
    expect(await navigator.clipboard.readText()).toMatch(text);
  });
});

test('an example comes with what to look at, until it is closed', async () => {
  render(<App />);
  await choose('milliseconds');
  const lesson = await screen.findByRole('region', { name: 'About this example' });
  expect(lesson).toHaveTextContent('JavaScript counts milliseconds');
  await userEvent.click(within(lesson).getByRole('button'));
  await waitFor(() => expect(lesson).not.toBeInTheDocument());
  expect(box('Token')).not.toHaveValue('');
});

test('a snippet fills header and payload, and is signed with the key in the Key field', async () => {
  render(<App />);
  await put('Key', SECRET);
  await choose('RFC 9068');
  await waitFor(() => expect(box('Payload').value).toContain('"client_id"'));
  await waitFor(() => expect(notice()).toHaveTextContent('signed with your key'));
  const verdict = screen.getByRole('status', { name: 'Verdict' });
  await waitFor(() => expect(verdict).toHaveAttribute('data-state', 'verified'));
  expect(box('Key')).toHaveValue(SECRET);
});
