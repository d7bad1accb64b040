import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { parseKeys } from '../../../src/core/keys/parse-keys.ts';
import { judgeToken } from '../../../src/crypto/judge-token.ts';
import { LayersPane } from '../../../src/features/decoded/layers-pane.tsx';
import { readTokens } from '../../support/tokens/judged-tokens.ts';
import { RFC7520_5_2, RFC7520_6 } from '../../vectors/rfc7520-encryption.ts';

async function show(keys: readonly object[], selected = 0) {
  const [token] = readTokens(RFC7520_6.token);
  if (!token) throw new Error('no token');
  const { layers } = await judgeToken(token, parseKeys(JSON.stringify({ keys }), 'utf8'), 'utf8');
  const onSelect = vi.fn();
  render(<LayersPane layers={layers} selected={selected} onSelect={onSelect} />);
  return {
    onSelect,
    items: within(screen.getByRole('list', { name: 'Layers' })).getAllByRole('listitem'),
  };
}

test('tells of each layer what it is and what it came to', async () => {
  const { items, onSelect } = await show([RFC7520_5_2.jwk ?? {}, RFC7520_6.signingJwk], 1);
  expect(items.map(({ dataset }) => dataset.state)).toEqual(['decrypted', 'verified']);
  expect(items[0]).toHaveTextContent('JWE RSA-OAEP A128GCM Decrypted');
  expect(items[1]).toHaveTextContent('JWS PS256 Signature verified, but the token has expired');
  expect(screen.getAllByRole('button', { pressed: true })).toHaveLength(1);
  await userEvent.click(screen.getAllByRole('button')[0] as HTMLElement);
  expect(onSelect).toHaveBeenCalledWith(0);
});

test('says where the missing keys can be put', async () => {
  const { items } = await show([RFC7520_5_2.jwk ?? {}]);
  expect(items[1]).toHaveTextContent('Signature not checked');
  expect(
    screen.getByText(/To check all layers, add a JWKS with their keys in the Key field/),
  ).toBeVisible();
});
