import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import { parseKeys } from '../../../src/core/keys/parse-keys.ts';
import { judgeSigning } from '../../../src/features/shared/signing-ability.ts';
import { SignaturePane } from '../../../src/features/signing/signature-pane.tsx';
import { tokenText } from '../../core/read-token.ts';
import { testKey } from '../../support/keys/test-keys.ts';
import { readTokens } from '../../support/tokens/judged-tokens.ts';
import { encodePart, SECRET } from '../../support/tokens/tokens.ts';

const ENCRYPTED = `${encodePart('{"alg":"dir","enc":"A128GCM"}')}..aXY.Y3Q.dGFn`;

function show(text: string, keyText = '') {
  const [token] = readTokens(text);
  const onAlgorithm = vi.fn();
  const onSign = vi.fn();
  render(
    <SignaturePane
      token={token}
      readOnly={token !== undefined && token.form !== 'jws'}
      algorithmName={token?.algorithm}
      ability={judgeSigning({
        hasToken: token !== undefined,
        isInside: false,
        problem: undefined,
        algorithmName: token?.algorithm,
        keyId: token?.keyId,
        reading: parseKeys(keyText, 'utf8'),
        refused: undefined,
      })}
      onAlgorithm={onAlgorithm}
      onSign={onSign}
    />,
  );
  return { onAlgorithm, onSign, pane: screen.getByRole('region', { name: 'Signature' }) };
}

function tokenFor(alg: unknown): string {
  return tokenText(JSON.stringify({ alg }));
}

describe('signs with a key that can', () => {
  test.each([
    ['HS256', SECRET],
    ['HS512', JSON.stringify(testKey('HS256').privateJwk)],
    ['RS256', testKey('RS256').privatePem],
    ['ES256', JSON.stringify(testKey('ES256').privateJwk)],
    ['EdDSA', JSON.stringify({ keys: [testKey('ES256').publicJwk, testKey('EdDSA').privateJwk] })],
  ])('%s', async (alg, keyText) => {
    const { onSign } = show(tokenFor(alg), keyText);
    await userEvent.click(screen.getByRole('button', { name: 'Sign' }));

    expect(onSign).toHaveBeenCalledOnce();
  });
});

describe('does not sign', () => {
  test.each([
    ['without a token', '', SECRET],
    ['without a key', tokenFor('HS256'), ''],
    ['with a public key', tokenFor('RS256'), testKey('RS256').publicPem],
    ['with a private key of another kind', tokenFor('RS256'), testKey('ES256').privatePem],
    ['with a secret where a pair is needed', tokenFor('ES256'), SECRET],
    ['with a key that is broken', tokenFor('HS256'), '{"kty":"oct"}'],
    ['for "none"', tokenFor('none'), SECRET],
    ['for an unknown algorithm', tokenFor('constructor'), SECRET],
    ['for no algorithm', tokenFor(undefined), SECRET],
    ['an encrypted token', ENCRYPTED, SECRET],
  ])('%s', (_, text, keyText) => {
    show(text, keyText);

    expect(screen.getByRole('button', { name: 'Sign' })).toBeDisabled();
  });
});

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

describe('the algorithm', () => {
  test('can be chosen, "none" too', async () => {
    const { onAlgorithm } = show(tokenFor('HS256'));
    const select = screen.getByRole('combobox', { name: 'Algorithm' });
    expect(select).toHaveValue('HS256');
    await userEvent.selectOptions(select, 'none');

    expect(onAlgorithm).toHaveBeenCalledExactlyOnceWith('none');
  });

  test.each(['None', 'constructor', 'ES256K'])('%j is shown though it is not offered', (alg) => {
    show(tokenFor(alg));

    expect(screen.getByRole('combobox', { name: 'Algorithm' })).toHaveDisplayValue(alg);
  });

  test('that is missing is said to be', () => {
    show(tokenFor(undefined));

    expect(screen.getByRole('combobox', { name: 'Algorithm' })).toHaveDisplayValue('no algorithm');
  });

  test('of an encrypted token stays', () => {
    show(ENCRYPTED);

    expect(screen.getByRole('combobox', { name: 'Algorithm' })).toBeDisabled();
  });
});
