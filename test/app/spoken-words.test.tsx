import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { App } from '../../src/app/app.tsx';
import { DisclosuresPane } from '../../src/features/decoded/disclosures-pane.tsx';
import { type Emptied, IdleLock } from '../../src/features/privacy/idle-lock.tsx';
import { createPage, PageContext } from '../../src/features/shared/page.ts';
import { switchTo, useLanguage } from '../../src/i18n/use-language.ts';
import { createSession } from '../../src/session/session.ts';
import { EMPTY_WORKSPACE } from '../../src/session/workspace.ts';
import { ToastStack } from '../../src/ui/toast.tsx';
import { encodeText, readToken } from '../core/read-token.ts';
import { PSEUDO_LANGUAGE } from '../support/pseudo-language.ts';
import { SECRET, tokenOf } from '../support/tokens/tokens.ts';
import { listUnspoken } from '../support/unspoken-words.ts';
import { RFC7520_5_2, RFC7520_6 } from '../vectors/rfc7520-encryption.ts';
import { PRESENTATION } from '../vectors/sd-jwt.ts';

beforeEach(() => act(() => switchTo(PSEUDO_LANGUAGE)));
afterEach(() => act(() => switchTo(undefined)));

/** As `main.tsx` shows it. */
function Page() {
  useLanguage();
  return <App />;
}

const TOKEN = tokenOf('{"sub":"ada","password":"x","iat":1,"exp":2}');
const DEADLINE = { timeout: 60_000 };

async function open(token: string, key = ''): Promise<ReturnType<typeof userEvent.setup>> {
  const user = userEvent.setup();
  render(<Page />);
  for (const [name, text] of [
    ['⟦Token⟧', token],
    ['⟦Key⟧', key],
  ] as const) {
    if (text === '') continue;
    await user.click(screen.getByRole('textbox', { name }));
    await user.paste(text);
  }
  return user;
}

async function isJudged(state: string): Promise<void> {
  const verdict = screen.getByRole('status', { name: '⟦Verdict⟧' });
  await waitFor(() => expect(verdict).toHaveAttribute('data-state', state), DEADLINE);
  const list = await screen.findByRole('list', { name: '⟦Issues⟧' }, DEADLINE);
  await within(list).findAllByRole('listitem', {}, DEADLINE);
}

test('an empty page', async () => {
  await open('');
  await screen.findByRole('button', { name: '⟦All examples…⟧' }, DEADLINE);
  expect(listUnspoken(document.body)).toEqual([]);
}, 90_000);

test('a token that is verified, its findings, its claims and the facts about its key', async () => {
  const user = await open(TOKEN, SECRET);
  await isJudged('verified');
  await user.click(screen.getByRole('button', { name: '⟦Key details⟧' }));
  await screen.findByRole('region', { name: '⟦Other formats⟧' }, DEADLINE);
  expect(listUnspoken(document.body)).toEqual([]);
  await user.click(screen.getByRole('button', { name: '⟦Close⟧' }));
  await user.click(screen.getByRole('button', { name: '⟦More expectations⟧' }));
  await screen.findByRole('textbox', { name: /⟦Nonce⟧/ }, DEADLINE);
  await user.click(screen.getByRole('button', { name: '⟦Fetch⟧' }));
  await screen.findByRole('list', { name: '⟦Sources⟧' }, DEADLINE);
  expect(listUnspoken(document.body)).toEqual([]);
  await user.click(screen.getByRole('button', { name: '⟦Close⟧' }));
  const views = screen.getByRole('group', { name: '⟦Payload view⟧' });
  await user.click(within(views).getByRole('button', { name: '⟦Table⟧' }));
  await screen.findByRole('table', { name: '⟦Claims⟧' }, DEADLINE);
  expect(listUnspoken(document.body)).toEqual([]);
}, 180_000);

test('a token with another key, and why it does not match', async () => {
  await open(TOKEN, `${SECRET}!`);
  await isJudged('invalid');
  await screen.findByRole('list', { name: '⟦Reasons⟧' }, DEADLINE);
  expect(listUnspoken(document.body)).toEqual([]);
}, 120_000);

test.each([
  ['malformed', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0*.x'],
  [
    'encrypted',
    `${btoa('{"alg":"RSA-OAEP","enc":"A256GCM"}').replace(/=+$/, '')}.AA.AAAAAAAAAAAAAAAA.AA.AA`,
  ],
])(
  'a token that is %s',
  async (state, token) => {
    await open(token);
    await isJudged(state);
    expect(listUnspoken(document.body)).toEqual([]);
  },
  120_000,
);

test('several tokens, and two of them compared', async () => {
  const other = tokenOf('{"sub":"ada","exp":99999999999}');
  const user = await open(`{"one":"${TOKEN}","two":"${other}"}`, SECRET);
  await isJudged('verified');
  await user.click(await screen.findByRole('button', { name: '⟦Compare⟧' }, DEADLINE));
  const options = await screen.findAllByRole('option', { name: /two/ }, DEADLINE);
  await user.click(options[0] as HTMLElement);
  await screen.findByRole('region', { name: '⟦Comparison⟧' }, DEADLINE);
  expect(listUnspoken(document.body)).toEqual([]);
}, 120_000);

/** What opens, by the name of its button, or of a menu and of its item. */
const DIALOGS = [
  ['Menu', 'Settings…'],
  ['Commands'],
  ['Menu', 'Examples…'],
  ['Menu', 'About Claimcheck…'],
  ['Copy', 'More…'],
  ['Code'],
  ['Menu', 'Share…'],
] as const;

test('what opens over the page, and what is printed', async () => {
  // jsdom draws no pictures.
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  const user = await open(TOKEN, SECRET);
  await isJudged('verified');
  const isSpoken = async (close: boolean) => {
    const dialog = await screen.findByRole('dialog', {}, DEADLINE);
    await waitFor(() => expect(dialog.textContent?.length).toBeGreaterThan(40), DEADLINE);
    expect(listUnspoken(dialog)).toEqual([]);
    if (!close) return;
    await user.click(within(dialog).getByRole('button', { name: '⟦Close⟧' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull(), DEADLINE);
  };
  for (const [name, item] of DIALOGS) {
    await user.click(await screen.findByRole('button', { name: `⟦${name}⟧` }, DEADLINE));
    if (item !== undefined) {
      expect(listUnspoken(screen.getByRole('menu'))).toEqual([]);
      await user.click(screen.getByRole('menuitem', { name: `⟦${item}⟧` }));
    }
    await isSpoken(item !== 'Share…');
  }
  await user.click(screen.getByRole('button', { name: '⟦Make link⟧' }));
  await screen.findByRole('textbox', { name: '⟦Link⟧' }, DEADLINE);
  await isSpoken(false);
  await user.click(screen.getByRole('button', { name: '⟦Report for a ticket⟧' }));
  await isSpoken(true);

  (document.activeElement as HTMLElement | null)?.blur();
  await user.keyboard('?');
  await isSpoken(true);

  await user.click(screen.getByRole('button', { name: '⟦Report⟧' }));
  expect(listUnspoken(await screen.findByRole('menu', {}, DEADLINE))).toEqual([]);

  const print = vi.spyOn(window, 'print').mockImplementation(() => {
    dispatchEvent(new Event('beforeprint'));
  });
  await user.click(screen.getByRole('menuitem', { name: '⟦Print…⟧' }));
  const report = await screen.findByRole('article', {}, DEADLINE);
  expect(report.textContent?.length).toBeGreaterThan(400);
  expect(listUnspoken(report)).toEqual([]);
  print.mockRestore();
}, 180_000);

test('what an SD-JWT discloses', async () => {
  const foreign = encodeText('["salt","nickname","Addy"]');
  render(<DisclosuresPane token={readToken(PRESENTATION.replace('~', `~${foreign}~e30~`))} />);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: /Open .*Disclosures/ }, DEADLINE));
  await screen.findByRole('status', { name: '⟦Key Binding⟧' }, DEADLINE);
  expect(screen.getAllByRole('listitem')).toHaveLength(6);
  expect(listUnspoken(document.body)).toEqual([]);
}, 60_000);

test('an encrypted token that is open, and the one in it', async () => {
  const user = await open(
    RFC7520_6.token,
    JSON.stringify({ keys: [RFC7520_5_2.jwk, RFC7520_6.signingJwk] }),
  );
  await isJudged('decrypted');
  await screen.findByRole('list', { name: '⟦Layers⟧' }, DEADLINE);
  await user.click(await screen.findByRole('button', { name: /Open .*Encryption/ }, DEADLINE));
  await screen.findByRole('list', { name: '⟦Parts⟧' }, DEADLINE);
  expect(listUnspoken(document.body)).toEqual([]);
}, 120_000);

test('that the boxes are about to be emptied, and that they were', () => {
  vi.useFakeTimers();
  try {
    const page = createPage(createSession({ ...EMPTY_WORKSPACE, text: 'eyJ' }));
    const lock = (emptied?: Emptied) => (
      <PageContext value={page}>
        <ToastStack>
          <IdleLock minutes={1} onEmpty={vi.fn()} emptied={emptied} />
        </ToastStack>
      </PageContext>
    );
    const { rerender } = render(lock());
    act(() => void vi.advanceTimersByTime(31_000));
    expect(screen.getByRole('alert')).toBeVisible();
    expect(listUnspoken(document.body)).toEqual([]);

    act(() => page.session.dispatch({ type: 'clear' }));
    rerender(lock({ boxes: 'both', minutes: 5 }));
    expect(screen.getByRole('status')).toHaveTextContent('5');
    expect(listUnspoken(document.body)).toEqual([]);
  } finally {
    vi.useRealTimers();
  }
});
