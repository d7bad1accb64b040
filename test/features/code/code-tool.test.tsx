import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import {
  type ExpectationTexts,
  NO_EXPECTATIONS,
} from '../../../src/core/checks/expectation-texts.ts';
import { SNIPPET_LIBRARIES } from '../../../src/core/code/libraries.ts';
import type { KeyReading } from '../../../src/core/keys/key-material.ts';
import { parseKeys } from '../../../src/core/keys/parse-keys.ts';
import { CodeTool } from '../../../src/features/code/code-tool.tsx';
import { readToken, tokenText } from '../../core/read-token.ts';
import { testKey } from '../../support/keys/test-keys.ts';

vi.setConfig({ testTimeout: 30_000 });

const EMPTY: KeyReading = { state: 'empty' };
const CLAIMS = { iss: 'https://login.example.com', aud: 'api', exp: 4_000_000_000 };

beforeEach(() => {
  localStorage.clear();
  // jsdom has no modal dialogs.
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
    this.dispatchEvent(new Event('close'));
  };
});

interface Opened {
  readonly header?: object;
  readonly claims?: object;
  readonly key?: string;
  readonly expectations?: Partial<ExpectationTexts>;
}

async function open({ header = { alg: 'ES256' }, claims = CLAIMS, key, expectations }: Opened) {
  render(
    <CodeTool
      token={readToken(tokenText(JSON.stringify(header), JSON.stringify(claims)))}
      reading={key === undefined ? EMPTY : parseKeys(key, 'utf8')}
      workspace={{
        secretEncoding: 'utf8',
        expectations: { ...NO_EXPECTATIONS, ...expectations },
      }}
    />,
  );
  expect(screen.queryByRole('dialog')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Code' }));
  await screen.findByRole('dialog', { name: 'Code' }, { timeout: 15_000 });
}

const code = () =>
  screen
    .queryAllByRole('region')
    .map((file) => file.querySelector('pre')?.textContent)
    .join('\n');
const choose = async (id: string) =>
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Library' }), id);

test('has the public key, the algorithm and the issuer filled in', async () => {
  const { publicPem } = testKey('ES256');
  await open({ key: publicPem });

  await waitFor(() => expect(code()).toContain(publicPem.trim()));
  expect(code()).toContain("algorithms: ['ES256']");
  expect(code()).toContain("const ISSUER = 'https://login.example.com';");
});

test('the key is taken from where the user says', async () => {
  await open({ key: testKey('ES256').publicPem });
  const from = screen.getByRole('combobox', { name: 'Key from' });
  await userEvent.selectOptions(from, 'issuer');

  expect(code()).toContain('createRemoteJWKSet');
  await userEvent.selectOptions(from, 'environment');
  expect(code()).toContain('process.env.JWT_PUBLIC_KEY');
  expect(code()).not.toContain('BEGIN');
});

test('a private key stays out, and goes in when it is asked for', async () => {
  const { privatePem } = testKey('ES256');
  await open({ key: privatePem });
  await userEvent.click(screen.getByRole('button', { name: 'Sign' }));

  expect(code()).toContain('process.env.JWT_PRIVATE_KEY');
  expect(code()).not.toContain('BEGIN');
  await userEvent.click(
    screen.getByRole('checkbox', { name: 'Include the private key in the code' }),
  );
  await waitFor(() => expect(code()).toContain('BEGIN PRIVATE KEY'));
  await userEvent.click(screen.getByRole('button', { name: 'Verify' }));
  expect(code()).not.toContain('PRIVATE KEY');
  await userEvent.click(screen.getByRole('button', { name: 'Sign' }));
  expect(code()).not.toContain('BEGIN PRIVATE KEY');
});

test('a secret stays out of all code, and goes in when it is asked for', async () => {
  const secret = "a secret's text, long enough for all";
  await open({ header: { alg: 'HS256' }, key: secret });
  for (const { id } of SNIPPET_LIBRARIES) {
    await choose(id);

    expect(code()).not.toContain('long enough for all');
  }
  await choose('jose');
  await userEvent.click(screen.getByRole('checkbox', { name: 'Include the secret in the code' }));
  expect(code()).toContain("'a secret\\'s text, long enough for all', 'utf8'");
});

test('a secret that is too short for a library is named', async () => {
  await open({ header: { alg: 'HS512' }, key: 'a secret of 32 octets, plain tex' });
  await choose('jjwt');

  await screen.findByText(/requires a secret of at least 64 bytes.*yours has 32/);
});

test('remembers the library, and nothing else', async () => {
  await open({ key: testKey('ES256').publicPem });
  await choose('pyjwt');

  expect({ ...localStorage }).toEqual({ 'code-library': 'pyjwt' });
  expect(code()).toContain('import jwt');
});

test('says what cannot be done instead of writing wrong code', async () => {
  await open({ header: { alg: 'EdDSA' } });
  await choose('jsonwebtoken');

  await screen.findByText('jsonwebtoken doesn’t support EdDSA.');
  expect(code()).toBe('');
});

test('an unsigned token has no code, but one that is expected to be signed has', async () => {
  await open({ header: { alg: 'none' }, expectations: { algorithms: 'ES256' } });

  expect(code()).toContain("algorithms: ['ES256']");
});

test('every file can be copied and kept', async () => {
  await open({ key: testKey('ES256').publicPem });
  await choose('next');
  await waitFor(() => expect(screen.getAllByRole('region')).toHaveLength(3));

  for (const name of ['lib/verify-token.js', 'proxy.js', 'app/session/actions.js']) {
    const file = screen.getByRole('region', { name });
    within(file).getByRole('button', { name: `Copy ${name}` });
    within(file).getByRole('button', { name: `Download ${name}` });
  }
});

test('closes', async () => {
  await open({});
  await userEvent.click(screen.getByRole('button', { name: 'Close' }));

  expect(screen.queryByRole('dialog')).toBeNull();
});
