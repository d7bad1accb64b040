import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NO_EXPECTATIONS } from '../../../src/core/checks/expectation-texts.ts';
import { createPage, type Page, PageContext } from '../../../src/features/shared/page.ts';
import { VerdictBar } from '../../../src/features/verdict/verdict-bar.tsx';
import { createSession } from '../../../src/session/session.ts';
import { EMPTY_WORKSPACE, type Workspace } from '../../../src/session/workspace.ts';
import {
  nowInSeconds,
  SECRET,
  signTexts,
  soundClaims,
  soundToken,
} from '../../support/tokens/tokens.ts';

const SIGNED = soundToken();
const EXPECTED = { issuer: 'https://issuer.example.com', audience: 'orders' };
const EXPIRED = soundToken({ iat: nowInSeconds() - 90_000, exp: nowInSeconds() - 87_000 });
const UNSIGNED = signTexts('{"alg":"none"}', JSON.stringify(soundClaims())).replace(/[^.]+$/, '');

let icon: HTMLLinkElement;

beforeEach(() => {
  icon = document.createElement('link');
  icon.rel = 'icon';
  document.head.append(icon);
});

afterEach(() => {
  icon.remove();
  document.documentElement.removeAttribute('data-sharing');
});

function show(workspace: Partial<Workspace> = {}): Page {
  const page = createPage(createSession({ ...EMPTY_WORKSPACE, ...workspace }));
  render(
    <PageContext value={page}>
      <VerdictBar language="en" />
    </PageContext>,
  );
  return page;
}

function verdict(): HTMLElement {
  return screen.getByRole('status', { name: 'Verdict' });
}

async function settled(): Promise<void> {
  await waitFor(() => expect(verdict()).toHaveAttribute('aria-busy', 'false'), { timeout: 20_000 });
}

const step = () => screen.queryByRole('button');

test('says nothing of an empty page', async () => {
  show();
  await settled();

  expect(verdict()).toHaveTextContent(/^Paste a JWT to decode, verify or edit it$/);
  expect(verdict()).toHaveAttribute('data-state', 'empty');
  expect(verdict()).toHaveAttribute('data-conclusion', 'none');
  expect(screen.queryByRole('heading')).toBeNull();
  expect(step()).toBeNull();
  expect(document.title).toBe('Claimcheck');
});

test('opens the JWS that the digits of a health card encode', async () => {
  const digits = [...SIGNED].map((character) => `${character.charCodeAt(0) - 45}`.padStart(2, '0'));
  const page = show({ text: `shc:/${digits.join('')}` });
  await userEvent.click(await screen.findByRole('button', { name: 'Open the JWS' }));

  expect(page.session.snapshot().input.text).toBe(SIGNED);
});

test.each<[string, Partial<Workspace>, string, object, string | undefined, string, string]>([
  [
    'no key',
    { text: SIGNED },
    'Can’t verify yet: add a key',
    { state: 'unverified', conclusion: 'unknown', tone: 'warn' },
    undefined,
    'Can’t verify yet: add a key – Claimcheck',
    '#8a5a00',
  ],
  [
    'nothing expected',
    { text: SIGNED, keyText: SECRET },
    'Signature valid; issuer and audience not checked',
    { state: 'verified', conclusion: 'unknown', tone: 'warn' },
    'Set audience',
    'Signature valid; issuer and audience not checked – Claimcheck',
    '#8a5a00',
  ],
  [
    'all expected',
    { text: SIGNED, keyText: SECRET, expectations: { ...NO_EXPECTATIONS, ...EXPECTED } },
    'Accepted for orders',
    { state: 'verified', conclusion: 'accepted', tone: 'ok' },
    undefined,
    'Accepted – Claimcheck',
    '#166b3a',
  ],
  [
    'an expired token',
    { text: EXPIRED, keyText: SECRET },
    'Rejected: expired 1 day ago',
    { state: 'verified', conclusion: 'rejected', tone: 'bad' },
    'Sign with new expiry',
    'Rejected: expired – Claimcheck',
    '#b42318',
  ],
  [
    'an unsigned token',
    { text: UNSIGNED },
    'Unsigned token (alg: none)',
    { state: 'unverified', conclusion: 'rejected', tone: 'bad' },
    'Generate key & sign',
    'Unsigned token – Claimcheck',
    '#b42318',
  ],
])('gives one answer to %s', async (_, workspace, sentence, data, name, title, colour) => {
  show(workspace);
  await settled();

  expect(screen.getByRole('heading', { level: 1, name: sentence })).toBeVisible();
  expect(verdict().textContent).toMatch(new RegExp(`^${sentence.replace(/[()]/g, '\\$&')}`));
  expect({ ...verdict().dataset }).toEqual(data);
  expect(verdict().title).toMatch(/\n./);
  expect(step()?.textContent).toBe(name);
  expect(document.title).toBe(title);
  // The icon is in the page: its address would tell the host the answer.
  await waitFor(() => expect(icon.getAttribute('href')).toContain(encodeURIComponent(colour)));
  expect(icon.getAttribute('href')).toMatch(/^data:/);
});

describe('an old answer', () => {
  test('leaves in the task of the input, and takes its step along', async () => {
    const { session } = show({ text: EXPIRED, keyText: SECRET });
    await settled();
    act(() => session.dispatch({ type: 'type-token', text: SIGNED }));

    expect(verdict()).toHaveAttribute('aria-busy', 'true');
    expect(verdict()).not.toHaveTextContent('expired');
    expect(verdict()).toHaveAttribute('data-conclusion', 'unknown');
    expect(step()).toBeNull();
    expect(document.title).toBe('Claimcheck');
    await settled();
    expect(verdict()).toHaveTextContent('Signature valid');
  });

  test('leaves with its expectations', async () => {
    const expectations = { ...NO_EXPECTATIONS, ...EXPECTED };
    const { session } = show({ text: SIGNED, keyText: SECRET, expectations });
    await settled();
    const changed = { ...expectations, audience: 'another' };
    act(() => session.dispatch({ type: 'expect', expectations: changed }));

    expect(verdict()).toHaveTextContent(/^Rejected: audience is orders/);
    expect(step()?.textContent).toBe('Edit audience');
  });
});

test('an edit without Auto-sign waits to be signed', async () => {
  const { session } = show({ text: SIGNED, keyText: SECRET, autoSign: false });
  await settled();
  act(() => {
    session.dispatch({
      ...{ type: 'edit', part: 'payload', text: '{"sub":"eve"}', baseline: SIGNED },
    });
  });
  await waitFor(() => expect(verdict()).toHaveTextContent(/^Edited – not re-signed yet/));
  expect(verdict()).toHaveAttribute('data-conclusion', 'rejected');

  await userEvent.click(screen.getByRole('button', { name: 'Sign' }));
  await waitFor(() => expect(verdict()).toHaveAttribute('data-state', 'verified'));
  expect(verdict()).toHaveFocus();
});

test('the value of a claim is marked, and the tab tells none while the screen is shared', async () => {
  const expectations = { ...NO_EXPECTATIONS, ...EXPECTED };
  show({ text: SIGNED, keyText: SECRET, expectations });
  await settled();
  expect(screen.getByText('orders')).toHaveClass('sensitive');
  expect(screen.getByText('orders')).toHaveAttribute('translate', 'no');

  act(() => document.documentElement.toggleAttribute('data-sharing', true));
  await waitFor(() => expect(document.title).toBe('Accepted – Claimcheck'));
});
