import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { EncryptionRow } from '../../../src/features/decoded/encryption-row.tsx';
import { readTokens } from '../../support/tokens/judged-tokens.ts';
import { RFC7520_5_6 } from '../../vectors/rfc7520-encryption.ts';

test('names the algorithms, and opens the five parts with their lengths and what they are for', async () => {
  const [token] = readTokens(RFC7520_5_6.token);
  if (!token) throw new Error('no token');
  render(<EncryptionRow token={token} verdict={{ state: 'encrypted', reason: 'not-loaded' }} />);
  const row = screen.getByRole('region', { name: 'Encryption' });
  expect(row).toHaveTextContent('dir, A128GCM');
  expect(row).toHaveTextContent('not decrypted');

  await userEvent.click(screen.getByRole('button', { name: 'Open Encryption' }));
  const parts = within(screen.getByRole('list', { name: 'Parts' })).getAllByRole('listitem');
  expect(parts.map(({ dataset }) => [dataset.part, dataset.bytes])).toEqual([
    ['header', '74'],
    ['encryptedKey', '0'],
    ['initializationVector', '12'],
    ['ciphertext', '273'],
    ['authenticationTag', '16'],
  ]);
  expect(parts[1]).toHaveTextContent(
    'Empty: the shared secret is the content encryption key (CEK).',
  );
  expect(parts[3]).toHaveTextContent('encrypted with A128GCM');
});
