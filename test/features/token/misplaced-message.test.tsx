import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { App } from '../../../src/app/app.tsx';
import { MisplacedMessage } from '../../../src/features/token/misplaced-message.tsx';
import { soundToken } from '../../support/tokens/tokens.ts';

test.each([
  'JsonWebTokenError: jwt malformed',
  '{"error":"invalid_token","error_description":"The access token expired"}',
  'Could not verify JWT: JWSError JWSNoSignatures',
  'error:0906D06C:PEM routines:PEM_read_bio:no start line',
])('recognizes the message %s', async (text) => {
  const onMove = vi.fn();
  render(<MisplacedMessage text={text} onMove={onMove} />);
  expect(screen.getByRole('note')).toHaveTextContent('This is an error message, not a token.');
  await userEvent.click(screen.getByRole('button', { name: 'Move to Error message' }));
  expect(onMove).toHaveBeenCalledOnce();
});

test.each(['hello world', 'user: ana', '"v4.local.abc"'])('is silent about %s', (text) => {
  render(<MisplacedMessage text={text} onMove={vi.fn()} />);
  expect(screen.queryByRole('note')).toBeNull();
});

test('moves a message from the Token field to the Error message field with one click', async () => {
  render(<App />);
  const token = () => screen.getByRole('textbox', { name: 'Token' });
  await userEvent.click(token());
  await userEvent.paste('TokenExpiredError: jwt expired');
  const move = { name: 'Move to Error message' };
  await userEvent.click(await screen.findByRole('button', move, { timeout: 10_000 }));

  const box = await screen.findByRole('textbox', { name: 'Error message' }, { timeout: 10_000 });
  await waitFor(() => expect(box).toHaveValue('TokenExpiredError: jwt expired'));
  await waitFor(() => expect(box).toHaveFocus());
  expect(document.querySelector('[data-empty]')).toBeNull();
  expect(token()).toHaveTextContent('');
  expect(screen.queryByRole('button', move)).toBeNull();
}, 30_000);

test('offers nothing beside a token in a log line', async () => {
  render(<App />);
  await userEvent.click(screen.getByRole('textbox', { name: 'Token' }));
  await userEvent.paste(`jwt expired: ${soundToken()}`);
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(screen.queryByRole('button', { name: 'Move to Error message' })).toBeNull();
}, 30_000);
