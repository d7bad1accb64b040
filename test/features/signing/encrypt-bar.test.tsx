import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { parseKeys } from '../../../src/core/keys/parse-keys.ts';
import { EncryptBar, type EncryptBarProps } from '../../../src/features/signing/encrypt-bar.tsx';
import { readTokens } from '../../support/tokens/judged-tokens.ts';
import { RFC7520_5_6 } from '../../vectors/rfc7520-encryption.ts';

const GENERATION = {
  ...{ isBusy: false, note: undefined, rsaSize: 2048 as const },
  ...{ setRsaSize: vi.fn(), start: vi.fn() },
};

function show(changes: Partial<EncryptBarProps> = {}) {
  const [token] = readTokens(RFC7520_5_6.token);
  if (!token) throw new Error('no token');
  const spies = { onAlgorithm: vi.fn(), onEncryption: vi.fn(), onEncrypt: vi.fn() };
  render(
    <EncryptBar
      token={token}
      headerText={token.headerText}
      reading={parseKeys(JSON.stringify(RFC7520_5_6.jwk), 'utf8')}
      readOnly={false}
      refusal={undefined}
      isEncrypted={false}
      generation={GENERATION}
      {...spies}
      {...changes}
    />,
  );
  return { ...spies, pane: screen.getByRole('region', { name: 'Encrypt' }) };
}

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

/** What is said of encrypting in sentences. */
function description(): string {
  const button = screen.getByRole('button', { name: 'Encrypt' });
  return document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent ?? '';
}

test('says that an edit is encrypted at once, and has nothing to do before one', () => {
  const { pane } = show();
  expect(pane).toHaveTextContent('Ready');
  expect(description()).toMatch(/^Edits are re-encrypted automatically with the 16-byte secret/);
  expect(screen.getByRole('button', { name: 'Encrypt' })).toBeDisabled();
});

test('says what keeps an edit from being encrypted', () => {
  const headerText = '{"alg":"RSA-OAEP-256","enc":"A128GCM"}';
  const { pane } = show({ headerText, refusal: 'No RSA key.' });
  expect(pane).toHaveTextContent('Edited, not encrypted yet');
  expect(description()).toBe('No RSA key.');
  expect(screen.getByRole('button', { name: 'Encrypt' })).toBeDisabled();
});

test('encrypts an edit that waited for its key', async () => {
  const { onEncrypt } = show({ refusal: 'An old refusal.' });
  expect(description()).toBe('The key in the Key field can encrypt the edit.');
  await userEvent.click(screen.getByRole('button', { name: 'Encrypt' }));
  expect(onEncrypt).toHaveBeenCalledOnce();
});

test('changes nothing of a token that is not decrypted', () => {
  const { pane } = show({ readOnly: true });
  expect(pane).toHaveTextContent('Decrypt to edit');
  expect(screen.getByRole('combobox', { name: 'Algorithm' })).toBeDisabled();
});
