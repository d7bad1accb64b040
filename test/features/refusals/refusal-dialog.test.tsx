import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import type { SignatureVerdict } from '../../../src/core/verdict/signature-verdict.ts';
import { readKeys } from '../../../src/crypto/keys/read-keys.ts';
import { RefusalDialog } from '../../../src/features/refusals/refusal-dialog.tsx';
import type { ReportedToken } from '../../../src/features/shared/dialogs.ts';
import { createPage, PageContext } from '../../../src/features/shared/page.ts';
import { readToken } from '../../core/read-token.ts';
import { SECRET, soundToken } from '../../support/tokens/tokens.ts';

vi.setConfig({ testTimeout: 30_000 });

beforeEach(() => {
  // jsdom has no modal dialogs.
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
  };
});

async function open(token: string, key: string, state: SignatureVerdict['state']) {
  const subject: ReportedToken = {
    token: readToken(token),
    reading: await readKeys(key, 'utf8'),
    verdict: { state } as SignatureVerdict,
    ...{ inmost: undefined, review: undefined, findings: [], identity: undefined },
  };
  const onClose = vi.fn();
  render(
    <PageContext value={createPage()}>
      <RefusalDialog subject={subject} onClose={onClose} />
    </PageContext>,
  );
  return { onClose, dialog: screen.getByRole('dialog') };
}

const rows = () => document.querySelectorAll('[data-refusal]').length;

test('leaves out a group, says how many are left, and shows the file without them', async () => {
  await open(soundToken(), SECRET, 'verified');
  await screen.findByRole('region', { name: 'Tokens to reject' }, { timeout: 15_000 });
  const all = rows();
  expect(all).toBeGreaterThan(30);
  const claims = screen.getByRole('group', { name: 'Claims' });
  const inGroup = within(claims).getAllByRole('listitem').length;
  await userEvent.click(within(claims).getByRole('checkbox', { name: /^Claims/ }));

  expect(screen.getByText(`${all - inGroup} tokens to reject.`)).toBeTruthy();
  const everything: HTMLInputElement = screen.getByRole('checkbox', { name: /^All tokens/ });
  expect([everything.checked, everything.indeterminate]).toEqual([false, true]);
  await userEvent.click(screen.getByRole('button', { name: 'Show the file' }));
  const file = document.querySelector('pre')?.textContent ?? '';
  expect(file).toContain('reject alg-none ');
  expect(file).not.toContain('reject expired ');
  expect(file).not.toContain(SECRET);
});

test('without a key it says that nothing must be accepted, and leads to the Key field', async () => {
  const { onClose } = await open(soundToken(), '', 'unverified');
  await screen.findByText(/^This set has no token to accept/, {}, { timeout: 15_000 });
  expect(screen.queryByRole('region', { name: 'Token to accept' })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Add a signing key' }));
  expect(onClose).toHaveBeenCalled();
});

test('with a key that the token does not match it says that the API must know the key', async () => {
  await open(soundToken(), `${SECRET} and another`, 'invalid');
  const accepted = await screen.findByRole(
    'region',
    { name: 'Token to accept' },
    { timeout: 15_000 },
  );
  expect(accepted.textContent).toContain('doesn’t match this key');
});

test('says that an expired token without a signing key proves nothing', async () => {
  const now = Math.floor(Date.now() / 1000);
  await open(soundToken({ iat: now - 900, exp: now - 300 }), '', 'unverified');
  await screen.findByText(
    /^The token has expired, so an API rejects every token/,
    {},
    { timeout: 15_000 },
  );
});
