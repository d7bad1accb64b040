import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { SignaturePane } from '../../../src/features/signing/signature-pane.tsx';
import { tokenText } from '../../core/read-token.ts';
import { readTokens } from '../../support/tokens/judged-tokens.ts';
import { encodePart } from '../../support/tokens/tokens.ts';

function show(text: string) {
  const [token] = readTokens(text);
  render(<SignaturePane token={token} />);
  return { pane: screen.getByRole('region', { name: 'Signature' }) };
}

test('names a signature in DER for what it is', () => {
  const der = Buffer.concat([
    Buffer.from([0x30, 69, 2, 33]),
    Buffer.alloc(33, 1),
    Buffer.from([2, 32]),
    Buffer.alloc(32, 1),
  ]);
  const { pane } = show(tokenText('{"alg":"ES256"}', '{}', encodePart(der)));
  expect(pane).toHaveTextContent('71 octets · DER');
});

test('shows the signature in base64url or hex, and its size', async () => {
  const { pane } = show(tokenText('{"alg":"ES256"}', '{}', encodePart(Buffer.alloc(64, 0xfb))));
  expect(pane).toHaveTextContent('64 octets · r‖s, P-256');
  expect(pane).toHaveTextContent(`-_v7${'-_v7'.repeat(20)}`);

  await userEvent.click(within(pane).getByRole('button', { name: 'Hex' }));
  expect(pane).toHaveTextContent('fb'.repeat(64));
  expect(within(pane).getByRole('button', { name: 'Hex' })).toHaveAttribute('aria-pressed', 'true');
});
