import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { findSignatureAlgorithm } from '../../../src/core/registry/algorithms.ts';
import type { SignatureVerdict } from '../../../src/core/verdict/signature-verdict.ts';
import { SignatureRow } from '../../../src/features/decoded/signature-row.tsx';
import { tokenText } from '../../core/read-token.ts';
import { readTokens } from '../../support/tokens/judged-tokens.ts';
import { encodePart } from '../../support/tokens/tokens.ts';

const HS256 = findSignatureAlgorithm('HS256');
if (!HS256) throw new Error('HS256 is not known');
const ATTEMPT = { algorithm: HS256, tried: [], by: 'kind', keyId: undefined, keys: [] } as const;

function show(signature: Uint8Array | string, verdict?: SignatureVerdict, alg = 'HS256') {
  const encoded = typeof signature === 'string' ? signature : encodePart(Buffer.from(signature));
  const [token] = readTokens(tokenText(JSON.stringify({ alg }), '{}', encoded));
  render(<SignatureRow token={token} verdict={verdict} onSteps={() => {}} />);
  return screen.getByRole('region', { name: 'Signature' });
}

const open = () => userEvent.click(screen.getByRole('button', { name: 'Open Signature' }));

describe('says how long the signature is and what checking it came to', () => {
  test.each<[string, SignatureVerdict | undefined]>([
    ['32 bytes', undefined],
    ['32 bytes, not verified', { state: 'unverified', reason: 'no-key', algorithm: HS256 }],
    ['32 bytes, from before the edit', { state: 'invalid', reason: 'edited', canSign: false }],
    [
      '32 bytes, doesn’t match',
      { state: 'invalid', reason: 'mismatch', suggestion: undefined, ...ATTEMPT },
    ],
    [
      '32 bytes, not verified',
      { state: 'unverified', reason: 'proves-possession', algorithm: HS256, thumbprint: 'x' },
    ],
  ])('%s', (words, verdict) => {
    const row = show(new Uint8Array(32), verdict);

    expect(within(row).getByText(words)).toBeVisible();
  });
});

test('says that a token without a signature has none', () => {
  expect(show('')).toHaveTextContent('Empty');
  expect(screen.queryByRole('button', { name: 'Open Signature' })).toBeNull();
  expect(screen.getByRole('button', { name: 'Copy signature' })).toBeDisabled();
});

test('says that a signature which is not base64url is not readable', () => {
  expect(show('a'.repeat(41))).toHaveTextContent('Not readable');
});

test('says nothing of r and s for a signature of RSA', () => {
  expect(show(new Uint8Array(256), undefined, 'RS256')).not.toHaveTextContent('r‖s');
});

test('opens the whole value in base64url or hex', async () => {
  const row = show(Buffer.alloc(64, 0xfb));
  expect(row).not.toHaveTextContent('-_v7'.repeat(20));
  await open();
  expect(row).toHaveTextContent(`-_v7${'-_v7'.repeat(20)}`);

  await userEvent.click(within(row).getByRole('button', { name: 'Hex' }));
  expect(row).toHaveTextContent('fb'.repeat(64));
  await userEvent.click(screen.getByRole('button', { name: 'Close Signature' }));
  expect(row).not.toHaveTextContent('fb'.repeat(64));
});

test('names a signature in DER for what it is', async () => {
  const der = Buffer.concat([
    Buffer.from([0x30, 69, 2, 33]),
    Buffer.alloc(33, 1),
    Buffer.from([2, 32]),
    Buffer.alloc(32, 1),
  ]);
  const row = show(der, undefined, 'ES256');
  await open();
  expect(row).toHaveTextContent('71 bytes');
  expect(row).toHaveTextContent('The signature is DER-encoded.');
});
