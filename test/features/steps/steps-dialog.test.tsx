import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { readKeys } from '../../../src/crypto/keys/read-keys.ts';
import { Steps } from '../../../src/features/steps/steps-dialog.tsx';
import { readToken } from '../../core/read-token.ts';
import { RFC7515_A1, RFC7515_A3 } from '../../vectors/rfc7515.ts';

vi.setConfig({ testTimeout: 30_000 });

async function show(token: string, key: string) {
  const reading = await readKeys(key, 'utf8');
  render(<Steps token={readToken(token)} reading={reading} verdict={undefined} />);
  return await screen.findByRole('list', { name: 'Steps' });
}

test('lists each step with its number, reference, values and command', async () => {
  const { token, publicJwk } = RFC7515_A1;
  const list = await show(token, JSON.stringify(publicJwk));
  const inner = await within(list).findByRole('listitem', { name: '3. Inner hash' });
  expect(within(inner).getByRole('link', { name: 'RFC 2104 §2' })).toBeVisible();
  expect(within(inner).getByText('32 bytes')).toBeVisible();
  expect(within(inner).getByRole('button', { name: 'Copy inner hash in hex' })).toBeEnabled();
  expect(within(inner).getByRole('button', { name: 'Copy command of step 3' })).toBeEnabled();
  expect(within(inner).getByText(/^cat inner-pad\.bin input\.txt/)).toBeVisible();
});

test('marks the steps that a changed byte reaches, and takes the change back', async () => {
  const { token, publicJwk } = RFC7515_A3;
  const list = await show(token, JSON.stringify(publicJwk));
  await userEvent.click(screen.getByRole('button', { name: 'Change one byte' }));
  const hash = await within(list).findByRole('listitem', { name: '2. Hash' });
  await within(hash).findByText(/^\d+ of 256 bits changed$/);
  const signature = within(list).getByRole('listitem', { name: '3. Signature' });
  expect(within(signature).getByText('Unchanged')).toBeVisible();

  const field = screen.getByRole('spinbutton', { name: 'Byte' });
  await userEvent.clear(field);
  await userEvent.type(field, '99999');
  const { length } = token.slice(0, token.lastIndexOf('.'));
  await waitFor(() => expect(field).toHaveValue(length));
  await userEvent.click(screen.getByRole('button', { name: 'Undo the change' }));
  expect(within(list).queryByText('Unchanged')).toBeNull();
});

test('says that a token without a known algorithm has no steps', async () => {
  const [, payload, signature] = RFC7515_A1.token.split('.');
  const reading = await readKeys('', 'utf8');
  const header = Buffer.from('{"alg":"none"}').toString('base64url');
  const token = readToken(`${header}.${payload}.${signature}`);
  render(<Steps token={token} reading={reading} verdict={undefined} />);
  expect(await screen.findByText(/can take apart/)).toBeVisible();
});
