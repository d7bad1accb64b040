import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import { USER_ORIGIN } from '../../../src/core/keys/key-origin.ts';
import { parseKeys } from '../../../src/core/keys/parse-keys.ts';
import { findSignatureAlgorithm } from '../../../src/core/registry/algorithms.ts';
import type { SignatureVerdict } from '../../../src/core/verdict/signature-verdict.ts';
import { KeyPane, type KeyPaneProps } from '../../../src/features/key/key-pane.tsx';
import { readToken, tokenText } from '../../core/read-token.ts';
import { testKey } from '../../support/keys/test-keys.ts';

function show({ text = '', algorithm = 'HS256', encoding = 'utf8', ...others }: Partial<Shown>) {
  const spies = { onText: vi.fn(), onSecret: vi.fn(), onFetch: vi.fn(), onStop: vi.fn() };
  render(
    <KeyPane
      text={text}
      encoding={encoding}
      reading={parseKeys(text, encoding)}
      algorithmName={algorithm}
      algorithm={findSignatureAlgorithm(algorithm)}
      isEncrypted={false}
      keyId={undefined}
      verdict={undefined}
      passphrase=""
      suggestion={undefined}
      origin={USER_ORIGIN}
      isGenerated={false}
      token={undefined}
      progress={{ state: 'idle' }}
      fetchSource={undefined}
      onPassphrase={vi.fn()}
      onConfirm={vi.fn()}
      {...spies}
      {...others}
    />,
  );
  return { ...spies, pane: screen.getByRole('region', { name: 'Key' }) };
}

type Shown = Omit<KeyPaneProps, 'algorithm' | 'reading'> & { readonly algorithm: string };

function encodingSelect() {
  return screen.queryByRole('combobox', { name: 'Secret encoding' });
}

test('says from where a fetched key came, and what that is worth', async () => {
  show({ origin: { kind: 'token', parameter: 'jku', address: 'https://a.example/', at: 0 } });

  expect(await screen.findByRole('note', { name: 'Origin of the key' })).toHaveTextContent(
    /1970 .* from https:\/\/a\.example\/, the URL in the token’s own jku\. The key proves nothing/,
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

  test('still, where the text is not in that encoding', async () => {
    const { pane } = show({ text: 'no hex', encoding: 'hex' });

    expect(encodingSelect()).toHaveValue('hex');
    await waitFor(() =>
      expect(pane).toHaveTextContent('Invalid Hex: unexpected n at character 1.'),
    );
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
  ['HS256', 'secret', '6-byte HMAC secret'],
  ['RS256', testKey('RS256').publicPem, '2,048-bit RSA public key'],
  ['ES256', JSON.stringify(testKey('ES256').privateJwk), 'EC private key on P-256'],
  ['ES256', '{"kty":"EC"}', 'Unreadable key'],
  ['ES256', '{"kty":"EC"}', 'The JWK has no member crv.'],
  [
    'RS256',
    '-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----',
    'says CERTIFICATE, but',
  ],
  ['RS256', '', 'RS256 needs an RSA key'],
  ['none', '', 'none uses no key'],
])('says for %s what is in the field: %#', async (algorithm, text, words) => {
  const { pane } = show({ algorithm, text });
  await waitFor(() => expect(pane).toHaveTextContent(words));
});

test('says where a key is from', () => {
  const { pane } = show({
    algorithm: 'ES256',
    text: JSON.stringify({ keys: [testKey('ES256').publicJwk] }),
    origin: { kind: 'fetched', issuer: 'https://a.example', address: 'https://a.example/', at: 0 },
  });

  expect(pane).toHaveTextContent('JWKS from a.example');
});

test('says that a key was generated here', () => {
  const { pane } = show({ text: 'secret', isGenerated: true });

  expect(pane).toHaveTextContent('Generated in this browser');
});

test('tells of what is typed', async () => {
  const { onText } = show({});
  await userEvent.type(screen.getByRole('textbox', { name: 'Key' }), 'x');

  expect(onText).toHaveBeenCalledExactlyOnceWith('x');
});

test('says how else the secret would match', () => {
  const suggestion = { text: 'c0ffee', encoding: 'hex', change: 'encoding' } as const;
  const verdict = {
    ...{ state: 'invalid', reason: 'mismatch', by: 'kind', keyId: undefined, tried: [], keys: [] },
    algorithm: findSignatureAlgorithm('HS256'),
    suggestion,
  } as unknown as SignatureVerdict;
  const { pane } = show({ text: 'c0ffee', suggestion, verdict });

  expect(pane).toHaveTextContent('matches with the secret read as Hex');
});

describe('a URL in the field', () => {
  const source = { kind: 'url', address: 'https://login.example.com/' } as const;
  const name = 'Fetch keys from login.example.com';

  test('is fetched by one press that names its host', async () => {
    const { onFetch } = show({ text: source.address, fetchSource: source });
    expect(encodingSelect()).toBeNull();
    await userEvent.click(screen.getByRole('button', { name }));

    expect(onFetch).toHaveBeenCalledExactlyOnceWith(source);
  });

  test('opens the sources where a press is not enough', async () => {
    const { onFetch } = show({ text: 'https://a.example/jwks' });
    await userEvent.click(screen.getByRole('button', { name: 'Fetch keys' }));

    expect(await screen.findByRole('dialog', { name: 'Fetch keys' })).toBeVisible();
    expect(onFetch).not.toHaveBeenCalled();
  });
});

describe('Fetch', () => {
  const issuer = { kind: 'issuer', issuer: 'https://login.example.com/' } as const;

  test('asks the issuer at once', async () => {
    const { onFetch } = show({ algorithm: 'RS256', fetchSource: issuer });
    await userEvent.click(screen.getByRole('button', { name: 'Fetch' }));

    expect(onFetch).toHaveBeenCalledExactlyOnceWith(issuer);
  });

  test.each([
    ['without an issuer', undefined, undefined],
    ['where the header names keys too', issuer, '{"alg":"RS256","jku":"https://a.example/"}'],
  ])('asks from where %s', async (_, fetchSource, header) => {
    const token = header === undefined ? undefined : readToken(tokenText(header));
    const { onFetch } = show({ algorithm: 'RS256', fetchSource, token });
    await userEvent.click(screen.getByRole('button', { name: 'Fetch' }));

    expect(await screen.findByRole('dialog', { name: 'Fetch keys' })).toBeVisible();
    expect(onFetch).not.toHaveBeenCalled();
  });

  test('can be stopped', async () => {
    const progress = { state: 'busy', host: 'a.example', address: 'https://a.example/' } as const;
    const { onStop, pane } = show({ progress });
    expect(pane).toHaveTextContent('Fetching from a.example…');
    await userEvent.click(screen.getByRole('button', { name: 'Stop' }));

    expect(onStop).toHaveBeenCalledOnce();
  });

  test('that brought nothing lists what was asked', async () => {
    const problem = { code: 'network' } as const;
    const attempts = [{ address: 'https://a.example/', problem }];
    const { pane } = show({ progress: { state: 'failed', host: 'a.example', problem, attempts } });
    expect(pane).toHaveTextContent('No keys from a.example');
    await userEvent.click(screen.getByRole('button', { name: 'Details' }));

    expect(await screen.findByRole('list', { name: 'Attempts' })).toHaveTextContent('a.example');
  });
});
