import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { parseKeys } from '../../../src/core/keys/parse-keys.ts';
import { EncryptionPane } from '../../../src/features/signing/encryption-pane.tsx';
import { readTokens } from '../../support/tokens/judged-tokens.ts';
import { RFC7520_5_6 } from '../../vectors/rfc7520-encryption.ts';

function show(changes: Partial<Parameters<typeof EncryptionPane>[0]> = {}) {
  const [token] = readTokens(RFC7520_5_6.token);
  if (!token) throw new Error('no token');
  const spies = { onAlgorithm: vi.fn(), onEncryption: vi.fn(), onEncrypt: vi.fn() };
  render(
    <EncryptionPane
      token={token}
      headerText={token.headerText}
      reading={parseKeys(JSON.stringify(RFC7520_5_6.jwk), 'utf8')}
      readOnly={false}
      refusal={undefined}
      isWaiting={false}
      {...spies}
      {...changes}
    />,
  );
  return { ...spies, pane: screen.getByRole('region', { name: 'Encryption' }) };
}

test('names the five parts, their lengths and what they are for', () => {
  const { pane } = show();
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

test('offers every algorithm but the one that is refused', async () => {
  const { onAlgorithm, onEncryption } = show();
  const algorithm = screen.getByRole('combobox', { name: 'Algorithm' });
  expect(algorithm).toHaveValue('dir');
  expect(within(algorithm).queryByRole('option', { name: 'RSA1_5' })).not.toBeInTheDocument();
  await userEvent.selectOptions(algorithm, 'ECDH-ES');
  expect(onAlgorithm).toHaveBeenCalledWith('ECDH-ES');
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Encryption' }), 'A256GCM');
  expect(onEncryption).toHaveBeenCalledWith('A256GCM');
});

test('says that an edit is encrypted at once, and has nothing to do before one', () => {
  const { pane } = show();
  expect(pane).toHaveTextContent('encrypted again at once, with the secret of 16 octets');
  expect(screen.getByRole('button', { name: 'Encrypt' })).toBeDisabled();
});

test('says what keeps an edit from being encrypted', () => {
  const headerText = '{"alg":"RSA-OAEP-256","enc":"A128GCM"}';
  const { pane } = show({ headerText, isWaiting: true, refusal: 'No RSA key.' });
  expect(pane).toHaveTextContent('Your edit is not in the token yet. No RSA key.');
  expect(screen.getByRole('button', { name: 'Encrypt' })).toBeDisabled();
});

test('encrypts an edit that waited for its key', async () => {
  const { onEncrypt, pane } = show({ isWaiting: true, refusal: 'An old refusal.' });
  expect(pane).toHaveTextContent('The key in Key can encrypt it.');
  await userEvent.click(screen.getByRole('button', { name: 'Encrypt' }));
  expect(onEncrypt).toHaveBeenCalledOnce();
});

test('changes nothing of a token that is shut', () => {
  const { pane } = show({ readOnly: true });
  expect(pane).toHaveTextContent('To change it, open it first.');
  expect(screen.getByRole('combobox', { name: 'Algorithm' })).toBeDisabled();
});
