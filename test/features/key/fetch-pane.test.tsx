import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { FetchOutcome } from '../../../src/core/keys/fetch-message.ts';
import type { KeyOrigin } from '../../../src/core/keys/key-origin.ts';
import { FetchPane } from '../../../src/features/key/fetch-pane.tsx';
import { readToken, tokenText } from '../../core/read-token.ts';
import {
  answerFetch,
  fetchFrame,
  fixNonce,
  sent,
  unreachable,
} from '../../support/servers/answer-fetch.ts';

const ISSUER = 'https://issuer.example/tenant';
const JWKS = 'https://issuer.example/jwks';
const METADATA = { issuer: ISSUER, jwks_uri: JWKS };
const KEYS = { keys: [{ kty: 'OKP', crv: 'Ed25519', x: 'A' }] };

const onFetched = vi.fn<(text: string, origin: KeyOrigin) => void>();
const onClose = vi.fn();

beforeEach(fixNonce);

afterEach(() => {
  vi.restoreAllMocks();
  onFetched.mockClear();
  onClose.mockClear();
});

function pane(header: object = {}, claims: object = { iss: ISSUER }, keyText = '') {
  const token = readToken(
    tokenText(JSON.stringify({ alg: 'RS256', ...header }), JSON.stringify(claims)),
  );
  return <FetchPane {...{ token, keyText, onFetched, onClose }} />;
}

/** The entry of the list that shows this text. */
function row(text: string | RegExp): HTMLElement {
  const found = screen
    .getAllByRole('listitem')
    .find((item) => within(item).queryByText(text) !== null);
  if (!found) throw new Error(`no row with ${text}`);
  return found;
}

async function press(text: string): Promise<void> {
  await userEvent.click(within(row(text)).getByRole('button', { name: 'Fetch' }));
}

async function answer(outcome: FetchOutcome): Promise<void> {
  await act(async () => answerFetch(outcome));
}

function outcome(): HTMLElement {
  return screen.getByRole('status', { name: 'Fetching' });
}

const OAUTH = 'https://issuer.example/.well-known/oauth-authorization-server/tenant';
const OPENID = 'https://issuer.example/tenant/.well-known/openid-configuration';

describe('from the issuer', () => {
  test('OAuth metadata is offered first, then OpenID, and nothing is asked unpressed', () => {
    render(pane());
    const rows = screen.getAllByRole('listitem').map((item) => item.textContent);
    expect(rows[0]).toContain(OAUTH);
    expect(rows[1]).toContain(OPENID);
    expect(fetchFrame()).toBeNull();
  });

  test('the key set is the next address, and wants a press of its own', async () => {
    render(pane());
    await press(OPENID);
    expect(fetchFrame()).not.toBeNull();
    await answer(sent(METADATA));
    expect(outcome()).toHaveAttribute('data-state', 'found');
    expect(fetchFrame()).toBeNull();
    expect(onFetched).not.toHaveBeenCalled();

    await press(JWKS);
    await answer(sent(KEYS));
    expect(outcome()).toHaveAttribute('data-state', 'done');
    expect(onFetched).toHaveBeenCalledOnce();
    expect(onFetched.mock.calls[0]?.[1]).toMatchObject({
      kind: 'fetched',
      issuer: ISSUER,
      address: JWKS,
    });
  });

  test('a key set on another host is said to be there', async () => {
    render(pane());
    await press(OAUTH);
    await answer(sent({ ...METADATA, jwks_uri: 'https://keys.example/' }));
    expect(row('https://keys.example/')).toHaveTextContent(
      'It is on another host than the metadata: keys.example.',
    );
  });

  test('metadata of another issuer names no key set', async () => {
    render(pane());
    await press(OPENID);
    await answer(sent({ ...METADATA, issuer: `${ISSUER}/` }));
    expect(outcome()).toHaveAttribute('data-code', 'wrong-issuer');
    expect(screen.queryByText(JWKS)).toBeNull();
  });

  test('the key set of one issuer is not offered for another', async () => {
    const { rerender } = render(pane());
    await press(OPENID);
    await answer(sent(METADATA));
    expect(screen.getByText(JWKS)).toBeVisible();
    rerender(pane({}, { iss: 'https://other.example' }));
    expect(screen.queryByText(JWKS)).toBeNull();
  });

  test.each([
    [{}, 'no "iss"'],
    [{ iss: 'accounts' }, '"accounts" is no address'],
    [{ iss: 'http://issuer.example' }, 'is not an https address'],
    [{ iss: 'https://issuer.example/?a' }, 'has a query or fragment'],
  ])('%j is not asked', (claims, words) => {
    render(pane({}, claims));
    expect(row("The token's issuer")).toHaveTextContent(words);
    expect(within(row("The token's issuer")).queryByRole('button')).toBeNull();
  });
});

describe('from an address that is typed', () => {
  const box = () => screen.getByRole('textbox', { name: 'Key set address' });
  const button = () => within(row('Key set address')).getByRole('button', { name: 'Fetch' });

  test('the key set comes from there', async () => {
    render(pane());
    expect(button()).toBeDisabled();
    await userEvent.type(box(), JWKS);
    await userEvent.click(button());
    await answer(sent(KEYS));
    expect(onFetched.mock.calls[0]?.[1]).toMatchObject({ kind: 'fetched', issuer: undefined });
  });

  test.each([
    ['http://issuer.example/jwks', 'It is not https.'],
    ['issuer.example', 'It is no address'],
    ['https://me@issuer.example', 'user name or password'],
  ])('%s is not fetched', async (address, words) => {
    render(pane());
    await userEvent.type(box(), address);
    expect(row('Key set address')).toHaveTextContent(words);
    expect(button()).toBeDisabled();
  });

  test('the address is shown as it will be asked, when that is another', async () => {
    render(pane());
    await userEvent.type(box(), 'https://ISSUER.example/a/../jwks');
    expect(row('Key set address')).toHaveTextContent(JWKS);
  });

  test('the address in the header is no other for being typed', async () => {
    render(pane({ jku: JWKS }));
    await userEvent.type(box(), 'https://ISSUER.example/jwks');
    expect(button()).toBeDisabled();
    expect(row('Key set address')).toHaveTextContent('fetch it below, past the warning');
  });
});

describe('from an address in the header', () => {
  test.each(['jku', 'x5u'])('"%s" wants the warning to be accepted', async (parameter) => {
    render(pane({ [parameter]: JWKS }));
    const button = within(row(JWKS)).getByRole('button', { name: 'Fetch' });
    expect(button).toBeDisabled();
    await userEvent.click(screen.getByRole('checkbox', { name: /^The token chose this address/ }));
    await userEvent.click(button);
    await answer(sent(KEYS));
    expect(onFetched.mock.calls[0]?.[1]).toMatchObject({ kind: 'token', parameter });
  });

  test('another address wants it again', async () => {
    const { rerender } = render(pane({ jku: JWKS }));
    await userEvent.click(screen.getByRole('checkbox'));
    rerender(pane({ jku: 'https://other.example/' }));
    expect(screen.getByRole('checkbox')).not.toBeChecked();
  });

  test('one that is not https is not fetched at all', () => {
    render(pane({ jku: 'http://issuer.example/' }));
    expect(screen.queryByRole('checkbox')).toBeNull();
  });
});

describe('while an answer is awaited', () => {
  test('nothing else can be fetched, and it can be stopped', async () => {
    render(pane());
    await press(OPENID);
    expect(outcome()).toHaveTextContent('Asking issuer.example…');
    expect(within(row(OAUTH)).getByRole('button')).toBeDisabled();
    await userEvent.click(screen.getByRole('button', { name: 'Stop' }));
    expect(fetchFrame()).toBeNull();
    expect(outcome()).toHaveAttribute('data-state', 'idle');
  });

  test('closing stops it', async () => {
    const { unmount } = render(pane());
    await press(OPENID);
    unmount();
    expect(fetchFrame()).toBeNull();
  });

  test('what is typed into Key stays', async () => {
    const { rerender } = render(pane());
    await userEvent.type(screen.getByRole('textbox', { name: 'Key set address' }), JWKS);
    await press('Key set address');
    rerender(pane({}, { iss: ISSUER }, 'typed'));
    await answer(sent(KEYS));
    expect(outcome()).toHaveAttribute('data-code', 'key-changed');
    expect(onFetched).not.toHaveBeenCalled();
  });
});

test.each([
  ['network', unreachable, /CORS/],
  ['html', sent('<!doctype html>'), /HTML page/],
  ['http-status', sent('', { status: 404 }), /404/],
  ['not-json', sent('hello'), /not JSON/],
  ['not-metadata', sent({}), /no "issuer"/],
  ['no-jwks-uri', sent({ issuer: ISSUER }), /no "jwks_uri"/],
  ['jwks-uri-not-https', sent({ issuer: ISSUER, jwks_uri: 'http://a.example' }), /not https/],
] as const)('says of metadata that fails what is wrong: %s', async (code, given, words) => {
  render(pane());
  await press(OPENID);
  await answer(given);
  expect(outcome()).toHaveAttribute('data-code', code);
  expect(outcome()).toHaveTextContent(words);
  expect(onFetched).not.toHaveBeenCalled();
});
