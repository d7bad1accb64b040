import { act, configure, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { App } from '../../src/app/app.tsx';
import { readArrival } from '../../src/session/arrivals.ts';
import { readAddress } from '../../src/session/read-link.ts';
import { rememberSharing } from '../../src/session/settings.ts';
import { testKey } from '../support/keys/test-keys.ts';
import { nowInSeconds, partsOf, SECRET, soundToken } from '../support/tokens/tokens.ts';

configure({ asyncUtilTimeout: 15_000 });
vi.setConfig({ testTimeout: 30_000 });

// What the page fetches on demand is compiled beforehand, which takes long on a busy machine.
beforeAll(async () => {
  await import('../../src/crypto/evidence/study-token.ts');
  await import('../../src/features/issues/issues-body.tsx');
  await import('../../src/session/examples/all-examples.ts');
  await import('../../src/app/dialogs.tsx');
  await import('../../src/features/share/share-dialog.tsx');
  await import('../../src/features/settings/settings-dialog.tsx');
  await import('../../src/crypto/keys/convert-key.ts');
}, 60_000);

// jsdom has neither of them.
beforeEach(() => {
  HTMLDialogElement.prototype.showModal = function show() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
  };
  HTMLCanvasElement.prototype.getContext = () => null;
});

afterEach(() => rememberSharing(false));

function box(name: string): HTMLTextAreaElement {
  return screen.getByRole('textbox', { name });
}

function put(name: string, text: string): void {
  fireEvent.change(box(name), { target: { value: text } });
}

async function settled(state: string): Promise<void> {
  const verdict = screen.getByRole('status', { name: 'Verdict' });
  await waitFor(() => expect(verdict).toHaveAttribute('data-state', state));
  await waitFor(() => expect(verdict).toHaveAttribute('aria-busy', 'false'));
}

/** What the menu of the page offers while there is a token. */
async function choose(item: string): Promise<void> {
  await userEvent.click(await screen.findByRole('button', { name: 'Menu' }));
  await userEvent.click(screen.getByRole('menuitem', { name: item }));
}

async function openShare(): Promise<HTMLElement> {
  await choose('Share…');
  return await screen.findByRole('dialog', { name: 'Share' });
}

async function makeLink(dialog: HTMLElement): Promise<string> {
  await userEvent.click(within(dialog).getByRole('button', { name: 'Make link' }));
  return (await within(dialog).findByRole<HTMLTextAreaElement>('textbox', { name: 'Link' })).value;
}

/** A token for ES256, signed here by the page itself. */
async function signedInPage(): Promise<{ token: string; privatePem: string }> {
  location.hash = '#learn=signature';
  await settled('verified');
  return { token: box('Token').value, privatePem: testKey('ES256').privatePem };
}

async function readLink(link: string) {
  const incoming = readAddress(new URL(link));
  return incoming && (await readArrival(incoming));
}

describe('a link', () => {
  test('is made when it is asked for, opens the same token with its public key, and is nowhere else', async () => {
    render(<App />);
    const { token } = await signedInPage();
    const dialog = await openShare();
    expect(within(dialog).queryByRole('textbox')).toBeNull();
    expect(within(dialog).getByRole('note')).toHaveTextContent(
      'Anyone with this link has the token',
    );

    const link = await makeLink(dialog);
    const opened = await readLink(link);
    expect(opened).toMatchObject({ text: token, key: 'taken', inQuery: false });
    expect(JSON.parse(opened?.keyText ?? '')).toMatchObject({ kty: 'EC' });
    expect(location.hash).toBe('');
  });

  test('makes a new link when the key or the signature is left out', async () => {
    render(<App />);
    const { token } = await signedInPage();
    const dialog = await openShare();
    await makeLink(dialog);
    await userEvent.click(within(dialog).getByRole('checkbox', { name: 'With the public key' }));
    expect(within(dialog).queryByRole('textbox')).toBeNull();
    expect(await makeLink(dialog)).not.toContain('key=');

    await userEvent.click(within(dialog).getByRole('checkbox', { name: 'Without the signature' }));
    const redacted = await readLink(await makeLink(dialog));
    const [header, payload] = partsOf(token);
    expect(redacted).toMatchObject({ text: `${header}.${payload}.`, keyText: undefined });
  });

  test.each([
    ['a secret', SECRET],
    ['a private key beside a secret’s token', testKey('RS256').privatePem],
  ])('never carries %s', async (_, key) => {
    render(<App />);
    put('Token', soundToken());
    put('Key', key);
    await settled(key === SECRET ? 'verified' : 'unverified');
    const link = decodeURIComponent(await makeLink(await openShare()));
    for (const line of key.split('\n').filter((text) => text.length > 20)) {
      expect(link).not.toContain(line);
    }
    expect(link).not.toMatch(/"(?:d|p|q|k)"|PRIVATE/);
  });

  test('of an expired token is judged safer, and says why', async () => {
    render(<App />);
    put('Token', soundToken({ exp: nowInSeconds() - 7200, iat: nowInSeconds() - 9000 }));
    await settled('unverified');
    const note = within(await openShare()).getByRole('note');
    expect(note).toHaveTextContent('Safer to share than a live token');
    expect(note).toHaveTextContent('The token expired 2 h ago');
  });
});

test('the report for a ticket masks, until the user ticks', async () => {
  render(<App />);
  put('Token', soundToken({ email: 'ana@example.com' }));
  await settled('unverified');
  await screen.findByRole('list', { name: 'Issues' });
  const dialog = await openShare();
  await userEvent.click(within(dialog).getByRole('button', { name: 'Report for a ticket' }));
  const picture = () => within(dialog).getByRole('img').textContent;
  expect(picture()).toContain('"email": "[masked]"');
  expect(picture()).not.toMatch(/ana@example|user-42/);

  await userEvent.click(within(dialog).getByRole('checkbox', { name: /^email/ }));
  expect(picture()).toContain('"email": "ana@example.com"');
  expect(picture()).not.toContain('user-42');
});

describe('leaving the page', () => {
  test('empties every box, and what Undo would bring back', async () => {
    render(<App />);
    put('Token', soundToken());
    put('Key', SECRET);
    await settled('verified');
    const old = box('Token');
    act(() => void dispatchEvent(new Event('pagehide')));

    // In the same task: a page that is kept for "Back" is kept as it is now.
    expect(box('Token').value).toBe('');
    expect(box('Key').value).toBe('');
    expect(box('Payload').value).toBe('');
    expect(screen.getByRole('status', { name: 'Verdict' })).toHaveAttribute('data-state', 'empty');
    expect(old.isConnected, 'the old boxes, with their history').toBe(false);
  });
});

describe('the lock', () => {
  afterEach(() => vi.useRealTimers());

  test('counts down, is put off by Keep, empties, and says what it emptied', async () => {
    localStorage.setItem('lock', '5');
    vi.useFakeTimers({ shouldAdvanceTime: true });
    render(<App />);
    put('Token', soundToken());
    put('Key', SECRET);
    await vi.waitFor(() => expect(box('Key').value).toBe(SECRET));
    // The dialogs are a chunk of their own.
    await act(async () => await import('../../src/app/dialogs.tsx'));
    const near = () => act(async () => await vi.advanceTimersByTimeAsync(280_000));

    await near();
    expect(screen.getByRole('alert')).toHaveTextContent('cleared in 30 seconds');
    fireEvent.click(screen.getByRole('button', { name: 'Keep' }));
    expect(screen.queryByRole('alert')).toBeNull();
    expect(box('Key').value).toBe(SECRET);

    await near();
    await act(async () => await vi.advanceTimersByTimeAsync(25_000));
    expect(box('Key').value).toBe('');
    expect(box('Token').value).toBe('');
    expect(
      screen.getByText('The token and key were cleared after 5 minutes of inactivity.'),
    ).toBeVisible();
  });

  test('the lock also drops cleared input that could be restored', async () => {
    localStorage.setItem('lock', '5');
    vi.useFakeTimers({ shouldAdvanceTime: true });
    render(<App />);
    put('Token', soundToken());
    await act(async () => await import('../../src/app/dialogs.tsx'));
    put('Token', '');
    expect(screen.getByRole('button', { name: 'Undo' })).toBeVisible();
    await act(async () => await vi.advanceTimersByTimeAsync(301_000));
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
    fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true });
    expect(box('Token').value).toBe('');
  });
});

test('settings are set and remembered, and closed by their button', async () => {
  render(<App />);
  await userEvent.click(screen.getByRole('button', { name: 'Settings' }));
  const dialog = await screen.findByRole('dialog', { name: 'Settings' });
  await userEvent.selectOptions(
    within(dialog).getByRole('combobox', { name: 'Clear fields when idle' }),
    'after 15 minutes',
  );
  await userEvent.click(within(dialog).getByRole('checkbox', { name: 'Screen sharing' }));
  expect({ ...localStorage }).toEqual({ lock: '15', sharing: 'on' });
  expect(document.documentElement).toHaveAttribute('data-sharing');

  await userEvent.click(within(dialog).getByRole('button', { name: 'Close' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(screen.getByRole('button', { name: 'Show the key' })).toBeVisible();
});

test('a blurred box is shown by its button, and hidden by it again', async () => {
  localStorage.setItem('sharing', 'on');
  render(<App />);
  const section = box('Key').closest('section');
  await userEvent.click(await screen.findByRole('button', { name: 'Show the key' }));
  expect(section).toHaveAttribute('data-shown');
  await userEvent.click(screen.getByRole('button', { name: 'Hide the key' }));
  expect(section).not.toHaveAttribute('data-shown');
});

test('what is said of a sensitive value is blurred with it, and nothing else', async () => {
  localStorage.setItem('sharing', 'on');
  render(<App />);
  put('Token', soundToken({ aud: 'ana@example.com' }));
  const audience = await screen.findByRole('textbox', { name: 'Audience' });
  await waitFor(() => expect(document.documentElement).toHaveAttribute('data-judged'));
  fireEvent.change(audience, { target: { value: 'billing' } });
  const reason = async (value: string) =>
    within(
      (await screen.findByText('Unexpected audience')).closest('li') as HTMLElement,
    ).findByText(value);
  expect(await reason('ana@example.com')).toHaveAttribute('data-quotes');
  expect(await reason('billing')).not.toHaveAttribute('data-quotes');

  put('Token', soundToken({ aud: 'bob@example.com' }));
  await waitFor(async () => expect(await reason('bob@example.com')).toHaveAttribute('data-quotes'));
  put('Token', soundToken({ aud: 'orders' }));
  await waitFor(async () => expect(await reason('orders')).not.toHaveAttribute('data-quotes'));
});

describe('printing', () => {
  test('puts a report in the place of the panes, with nothing of the key', async () => {
    const print = vi.spyOn(window, 'print').mockImplementation(() => {
      dispatchEvent(new Event('beforeprint'));
    });
    render(<App />);
    const token = soundToken();
    put('Token', token);
    put('Key', SECRET);
    await settled('verified');
    fireEvent.keyDown(document.body, { key: 'p', ctrlKey: true });
    await waitFor(() => expect(print).toHaveBeenCalledOnce());

    const report = screen.getByRole('article');
    const headings = within(report).getAllByRole('heading', { level: 2 });
    expect(headings.map(({ textContent }) => textContent)).toEqual([
      ...['Header', 'Payload', 'Claims', 'Issues', 'Checks', 'Key', 'Token'],
    ]);
    expect(report).toHaveTextContent('Signature valid; issuer and audience not checked');
    expect(report).toHaveTextContent(token.slice(0, 60));
    expect(report).not.toHaveTextContent(SECRET);

    act(() => void dispatchEvent(new Event('afterprint')));
    expect(screen.queryByRole('article')).toBeNull();
    print.mockRestore();
  });
});
