import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import { parseKeys } from '../../../src/core/keys/parse-keys.ts';
import { judgeSigning } from '../../../src/features/shared/signing-ability.ts';
import { SignBar, type SignBarProps } from '../../../src/features/signing/sign-bar.tsx';
import { tokenText } from '../../core/read-token.ts';
import { testKey } from '../../support/keys/test-keys.ts';
import { readTokens } from '../../support/tokens/judged-tokens.ts';
import { encodePart, SECRET } from '../../support/tokens/tokens.ts';

const ENCRYPTED = `${encodePart('{"alg":"dir","enc":"A128GCM"}')}..aXY.Y3Q.dGFn`;

function show(text: string, keyText = '', changes: Partial<SignBarProps> = {}) {
  const [token] = readTokens(text);
  const generation = {
    ...{ isBusy: false, note: undefined, rsaSize: 2048 as const },
    ...{ setRsaSize: vi.fn(), start: vi.fn() },
  };
  const spies = { onAlgorithm: vi.fn(), onAutoSign: vi.fn(), onSign: vi.fn() };
  render(
    <SignBar
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
      isUnsigned={false}
      isSigned={false}
      autoSign
      generation={generation}
      {...spies}
      {...changes}
    />,
  );
  return { ...spies, generation, bar: screen.getByRole('region', { name: 'Sign' }) };
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

describe('the algorithm', () => {
  test('offers every algorithm, including "none"', async () => {
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

describe('says in a few words how the token is signed', () => {
  test.each([
    ['Ready', SECRET, {}],
    ['Signed after your last edit', SECRET, { isSigned: true }],
    ['Edited – not re-signed yet', SECRET, { isUnsigned: true }],
    ['Needs a secret', '', {}],
    ['Needs a secret', testKey('ES256').privatePem, { isUnsigned: true }],
  ])('%s: %#', (words, keyText, changes) => {
    const { bar } = show(tokenFor('HS256'), keyText, changes);

    expect(bar).toHaveTextContent(words);
  });

  test('describes in a sentence what Sign does', () => {
    show(tokenFor('HS256'), SECRET, { autoSign: false });

    expect(screen.getByRole('button', { name: 'Sign' })).toHaveAccessibleDescription(
      /^Edits keep the old signature, as a forged token would\./,
    );
  });
});

describe('Auto-sign', () => {
  test.each([true, false])('is a switch that says %s', async (autoSign) => {
    const { onAutoSign } = show(tokenFor('HS256'), SECRET, { autoSign });
    const toggle = screen.getByRole('switch', { name: 'Auto-sign', checked: autoSign });
    await userEvent.click(toggle);

    expect(onAutoSign).toHaveBeenCalledExactlyOnceWith(!autoSign);
  });
});

describe('Generate key', () => {
  test('starts at a press', async () => {
    const { generation } = show(tokenFor('HS256'));
    await userEvent.click(screen.getByRole('button', { name: 'Generate key' }));

    expect(generation.start).toHaveBeenCalledOnce();
    expect(screen.queryByRole('combobox', { name: 'RSA size' })).toBeNull();
  });

  test('asks for the size of an RSA key', async () => {
    const { generation } = show(tokenFor('PS256'));
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'RSA size' }), '4096');

    expect(generation.setRsaSize).toHaveBeenCalledExactlyOnceWith(4096);
  });
});
