import { createPublicKey } from 'node:crypto';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import type { SecretEncoding } from '../../../src/core/keys/key-material.ts';
import { type KeyOrigin, USER_ORIGIN } from '../../../src/core/keys/key-origin.ts';
import { parseKeys } from '../../../src/core/keys/parse-keys.ts';
import type { SecretReading } from '../../../src/core/keys/parse-secret.ts';
import { findSignatureAlgorithm } from '../../../src/core/registry/algorithms.ts';
import { KeyPane } from '../../../src/features/key/key-pane.tsx';
import { testKey } from '../../support/keys/test-keys.ts';

interface Shown {
  readonly text?: string;
  readonly algorithm?: string;
  readonly encoding?: SecretEncoding;
  readonly suggestion?: SecretReading;
  readonly origin?: KeyOrigin;
}

function show({
  text = '',
  algorithm = 'HS256',
  encoding = 'utf8',
  suggestion,
  origin = USER_ORIGIN,
}: Shown) {
  const onText = vi.fn();
  const onSecret = vi.fn();
  render(
    <KeyPane
      text={text}
      encoding={encoding}
      reading={parseKeys(text, encoding)}
      algorithm={findSignatureAlgorithm(algorithm)}
      keyId={undefined}
      verdict={undefined}
      passphrase=""
      onPassphrase={vi.fn()}
      suggestion={suggestion}
      origin={origin}
      token={undefined}
      onFetched={vi.fn()}
      onConfirm={vi.fn()}
      onText={onText}
      onSecret={onSecret}
    />,
  );
  return { onText, onSecret, pane: screen.getByRole('region', { name: 'Key' }) };
}

function encodingSelect() {
  return screen.queryByRole('combobox', { name: 'Secret encoding' });
}

test('says from where a fetched key came, and what that is worth', async () => {
  show({ origin: { kind: 'token', parameter: 'jku', address: 'https://a.example/', at: 0 } });

  expect(await screen.findByRole('note', { name: 'Origin of the key' })).toHaveTextContent(
    /1970 .* from https:\/\/a\.example\/, which the token's own "jku" names: it proves nothing/,
  );
});

describe('asks for the encoding of a secret', () => {
  test.each([
    ['HS256', ''],
    ['HS384', 'a secret'],
    ['HS512', 'c0ffee'],
  ])('for %s with %j in the box', (algorithm, text) => {
    show({ algorithm, text });

    expect(encodingSelect()).toBeVisible();
  });

  test('and takes the one that is chosen', async () => {
    const { onSecret } = show({ text: 'c0ffee' });
    await userEvent.selectOptions(encodingSelect() ?? document.body, 'Hex');

    expect(onSecret).toHaveBeenCalledExactlyOnceWith('c0ffee', 'hex');
  });

  test('still, where the text is not in that encoding', () => {
    const { pane } = show({ text: 'no hex', encoding: 'hex' });

    expect(encodingSelect()).toHaveValue('hex');
    expect(pane).toHaveTextContent('Not Hex: "n" at character 1.');
  });
});

describe('does not ask for it', () => {
  test.each([
    ['RS256', ''],
    ['ES256', 'a secret'],
    ['none', 'a secret'],
    ['HS256', JSON.stringify(testKey('HS256').publicJwk)],
    ['HS256', testKey('ES256').publicPem],
  ])('for %s with %j', (algorithm, text) => {
    show({ algorithm, text });

    expect(encodingSelect()).toBeNull();
  });
});

test.each([
  ['HS256', 'secret', 'Read as UTF-8: secret of 6 octets.'],
  ['RS256', testKey('RS256').publicPem, 'RSA public key, 2048 bits. It verifies, it cannot sign.'],
  ['ES256', JSON.stringify(testKey('ES256').privateJwk), 'EC private key on P-256.'],
  ['ES256', '{"kty":"EC"}', 'The JWK lacks its member "crv".'],
  ['RS256', '-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----', '"CERTIFICATE"'],
])('says for %s what is in the box: %#', (algorithm, text, words) => {
  expect(show({ algorithm, text }).pane).toHaveTextContent(words);
});

test('tells of what is typed', async () => {
  const { onText } = show({});
  await userEvent.type(screen.getByRole('textbox', { name: 'Key' }), 'x');

  expect(onText).toHaveBeenCalledExactlyOnceWith('x');
});

test('offers to read the secret in the way that would match', async () => {
  const suggestion = { text: 'c0ffee', encoding: 'hex', change: 'encoding' } as const;
  const { onSecret, pane } = show({ text: 'c0ffee', suggestion });
  expect(pane).toHaveTextContent('It would match with the secret read as Hex.');

  await userEvent.click(screen.getByRole('button', { name: 'Read it so' }));
  expect(onSecret).toHaveBeenCalledExactlyOnceWith('c0ffee', 'hex');
});

describe('makes a key', () => {
  test.each([
    ['HS256', /^[\w-]{43}$/],
    ['ES256', /^-----BEGIN PRIVATE KEY-----/],
    ['ML-DSA-44', /"AKP"/],
  ])('for %s', async (algorithm, looks) => {
    const { onSecret } = show({ algorithm });
    await userEvent.click(screen.getByRole('button', { name: 'Generate key' }));

    await vi.waitFor(() =>
      expect(onSecret).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(looks), 'utf8'),
    );
  });

  test('for an algorithm only', () => {
    show({ algorithm: 'none' });

    expect(screen.getByRole('button', { name: 'Generate key' })).toBeDisabled();
  });
});

describe('the public half', () => {
  test('of a private key can be copied', async () => {
    const user = userEvent.setup();
    const { privatePem, publicPem } = testKey('ES256');
    show({ algorithm: 'ES256', text: privatePem });
    await user.click(screen.getByRole('button', { name: 'Copy public key' }));
    await screen.findByText('Copied');

    const copied = createPublicKey(await navigator.clipboard.readText());
    expect(copied.equals(createPublicKey(publicPem))).toBe(true);
  });

  test.each(['secret', testKey('ES256').publicPem, ''])('is not offered for %j', (text) => {
    show({ algorithm: 'ES256', text });

    expect(screen.queryByRole('button', { name: 'Copy public key' })).toBeNull();
  });
});
