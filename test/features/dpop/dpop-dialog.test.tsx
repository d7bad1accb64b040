import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { expect, test, vi } from 'vitest';
import { readKeys } from '../../../src/crypto/keys/read-keys.ts';
import { DpopProof } from '../../../src/features/dpop/dpop-dialog.tsx';
import { testKey } from '../../support/keys/test-keys.ts';
import { soundToken } from '../../support/tokens/tokens.ts';

vi.setConfig({ testTimeout: 30_000 });

const ACCESS = soundToken();
const COMMAND = `curl -X PUT 'https://api.example.com/a?b=c' -H 'Authorization: Bearer ${ACCESS}'`;

async function show(text: string, key: string) {
  const onText = vi.fn();
  const reading = await readKeys(key, 'utf8');
  render(<DpopProof text={text} subject={{ token: undefined, reading }} onText={onText} />);
  return onText;
}

const proof = () => screen.getByRole('region', { name: 'Proof' }).querySelector('pre')?.textContent;

/** The proof once it is another than before. */
async function proofAfter(before: string | null | undefined = ''): Promise<string> {
  await waitFor(() => {
    expect(proof()).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(proof()).not.toBe(before);
  });
  return proof() ?? '';
}

test('shows a proof signed with the key of the page, and the command with it', async () => {
  const onText = await show(COMMAND, testKey('ES256').privatePem);
  await screen.findByRole('region', { name: 'Proof' });
  const made = await proofAfter();
  expect(decodeJwt(made)).toMatchObject({ htm: 'PUT', htu: 'https://api.example.com/a' });
  const command = within(screen.getByRole('region', { name: 'cURL command' }));
  expect(command.getByText(/^curl/)).toHaveTextContent(`-H 'DPoP: ${made}'`);
  expect(screen.getByText(/is not bound to a key/)).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Put into Token' }));
  expect(onText).toHaveBeenCalledWith(`${COMMAND.replace('Bearer', 'DPoP')} -H 'DPoP: ${made}'`);
  await userEvent.click(screen.getByRole('button', { name: 'New proof' }));
  expect(decodeJwt(await proofAfter(made)).jti).not.toBe(decodeJwt(made).jti);
});

test('signs with a new key, which is shown, and goes back to that of the page', async () => {
  await show(COMMAND, testKey('RS256').privatePem);
  await screen.findByRole('region', { name: 'Proof' });
  const before = await proofAfter();
  await userEvent.click(screen.getByRole('button', { name: 'Generate a new key' }));
  const after = await proofAfter(before);
  expect(decodeProtectedHeader(after).alg).toBe('ES256');
  expect(screen.getByText(/^-----BEGIN PRIVATE KEY-----/)).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Use the Key field' }));
  expect(decodeProtectedHeader(await proofAfter(after)).alg).toBe('RS256');
  expect(screen.queryByText(/BEGIN PRIVATE KEY/)).toBeNull();
});

test('takes the nonce of the server, and rejects what is none', async () => {
  await show(COMMAND, testKey('ES256').privatePem);
  const before = await screen.findByRole('region', { name: 'Proof' }).then(() => proofAfter());
  const field = screen.getByRole('textbox', { name: 'Nonce (optional)' });
  await userEvent.type(field, 'DPoP-Nonce: abc-1');
  await waitFor(() => expect(decodeJwt(proof() || before).nonce).toBe('abc-1'));
  await userEvent.type(field, ' def');
  expect(field).toBeInvalid();
  expect(screen.queryByRole('region', { name: 'Proof' })).toBeNull();
});

test('asks for a key where the page has only a public one', async () => {
  await show(COMMAND, testKey('ES256').publicPem);
  expect(await screen.findByText(/The Key field has no private key/)).toBeVisible();
  expect(screen.queryByRole('region', { name: 'Proof' })).toBeNull();
});

test('says that a text without a command has no request', async () => {
  await show(ACCESS, testKey('ES256').privatePem);
  expect(await screen.findByText(/contains no cURL command/)).toBeVisible();
});
