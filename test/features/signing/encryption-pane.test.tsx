import { render, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { EncryptionPane } from '../../../src/features/signing/encryption-pane.tsx';
import { readTokens } from '../../support/tokens/judged-tokens.ts';
import { RFC7520_5_6 } from '../../vectors/rfc7520-encryption.ts';

test('names the five parts, their lengths and what they are for', () => {
  const [token] = readTokens(RFC7520_5_6.token);
  if (!token) throw new Error('no token');
  render(<EncryptionPane token={token} />);
  const pane = screen.getByRole('region', { name: 'Encryption' });
  const parts = within(pane).getAllByRole('listitem');
  expect(parts.map(({ dataset }) => [dataset.part, dataset.octets])).toEqual([
    ['header', '74'],
    ['encryptedKey', '0'],
    ['initializationVector', '12'],
    ['ciphertext', '273'],
    ['authenticationTag', '16'],
  ]);
  expect(parts[1]).toHaveTextContent('Empty: the shared secret is the key of the content.');
  expect(parts[3]).toHaveTextContent('encrypted with A128GCM');
});
