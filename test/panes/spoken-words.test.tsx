import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { App } from '../../src/app.tsx';
import { switchTo, useLanguage } from '../../src/state/use-language.ts';
import { PSEUDO_LANGUAGE } from '../support/pseudo-language.ts';
import { SECRET, tokenOf } from '../support/tokens.ts';
import { listUnspoken } from '../support/unspoken-words.ts';

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
  const list = await screen.findByRole('list', { name: '⟦Checks⟧' }, DEADLINE);
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
  await screen.findByRole('list', { name: '⟦Findings⟧' }, DEADLINE);
  await user.click(screen.getByText('⟦Key facts⟧'));
  await screen.findByRole('region', { name: '⟦Other forms⟧' }, DEADLINE);
  await user.click(screen.getByRole('button', { name: '⟦Expectations…⟧' }));
  await screen.findByRole('textbox', { name: /⟦Expected issuer⟧/ }, DEADLINE);
  await user.click(screen.getByRole('button', { name: '⟦Fetch…⟧' }));
  await screen.findByRole('list', { name: '⟦Addresses⟧' }, DEADLINE);
  await user.click(screen.getByRole('button', { name: '⟦Claims⟧' }));
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

test.each(['⟦Settings⟧', '⟦Commands⟧', '⟦Examples⟧', '⟦Share…⟧', '⟦Copy as…⟧', '⟦Code⟧'])(
  'the dialog of %s',
  async (name) => {
    const user = await open(TOKEN, SECRET);
    await isJudged('verified');
    await user.click(await screen.findByRole('button', { name }, DEADLINE));
    const dialog = await screen.findByRole('dialog', {}, DEADLINE);
    await waitFor(() => expect(dialog.textContent?.length).toBeGreaterThan(40), DEADLINE);
    expect(listUnspoken(dialog)).toEqual([]);
  },
  120_000,
);
