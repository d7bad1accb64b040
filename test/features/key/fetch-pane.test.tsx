import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { FetchPane } from '../../../src/features/key/fetch-pane.tsx';
import type { FetchProgress } from '../../../src/features/shared/key-fetch.ts';
import type { FetchSource } from '../../../src/session/fetch-source.ts';
import { readToken, tokenText } from '../../core/read-token.ts';

const ISSUER = 'https://issuer.example/tenant';
const JWKS = 'https://issuer.example/jwks';
const IDLE: FetchProgress = { state: 'idle' };

const onStart = vi.fn<(source: FetchSource) => void>();
const onStop = vi.fn();

beforeEach(() => {
  onStart.mockClear();
  onStop.mockClear();
});

function pane(header: object = {}, claims: object = { iss: ISSUER }, progress = IDLE) {
  const token = readToken(
    tokenText(JSON.stringify({ alg: 'RS256', ...header }), JSON.stringify(claims)),
  );
  return <FetchPane {...{ token, progress, onStart, onStop }} />;
}

/** The source of that kind. */
function source(kind: FetchSource['kind']): HTMLElement {
  const found = screen.getAllByRole('listitem').find(({ dataset }) => dataset.source === kind);
  if (!found) throw new Error(`no source ${kind}`);
  return found;
}

function button(kind: FetchSource['kind']): HTMLElement {
  return within(source(kind)).getByRole('button');
}

describe('the issuer', () => {
  test('is asked by a press that names its host', async () => {
    render(pane());
    await userEvent.click(screen.getByRole('button', { name: 'Fetch keys from issuer.example' }));

    expect(onStart).toHaveBeenCalledExactlyOnceWith({ kind: 'issuer', issuer: ISSUER });
  });

  test.each([
    [{}, 'no readable iss.'],
    [{ iss: 'accounts' }, '“accounts” is not a URL'],
    [{ iss: 'http://issuer.example' }, 'is not an https URL'],
    [{ iss: 'https://issuer.example/?a' }, 'has a query or fragment'],
  ])('of %j is not asked', (claims, words) => {
    render(pane({}, claims));

    expect(source('issuer')).toHaveTextContent(words);
    expect(within(source('issuer')).queryByRole('button')).toBeNull();
  });
});

describe('a URL that is typed', () => {
  const box = () => screen.getByRole('textbox', { name: 'URL of a JWKS, metadata or issuer' });

  test('is asked by a press that names its host', async () => {
    render(pane());
    expect(button('url')).toBeDisabled();
    await userEvent.type(box(), JWKS);
    await userEvent.click(button('url'));

    expect(button('url')).toHaveAccessibleName('Fetch keys from issuer.example');
    expect(onStart).toHaveBeenCalledExactlyOnceWith({ kind: 'url', address: JWKS });
  });

  test.each([
    ['http://issuer.example/jwks', 'This URL does not use https.'],
    ['issuer.example', 'This is not a valid URL'],
    ['https://me@issuer.example', 'user name or password'],
  ])('is not asked: %s', async (address, words) => {
    render(pane());
    await userEvent.type(box(), address);

    expect(source('url')).toHaveTextContent(words);
    expect(button('url')).toBeDisabled();
  });

  test('is shown as it will be asked, where it was typed otherwise', async () => {
    render(pane());
    await userEvent.type(box(), 'https://ISSUER.example/a/../jwks');

    expect(source('url')).toHaveTextContent(JWKS);
  });

  test('is the token’s own, whoever typed it', async () => {
    render(pane({ jku: JWKS }));
    await userEvent.type(box(), 'https://ISSUER.example/jwks');

    expect(button('url')).toBeDisabled();
    expect(source('url')).toHaveTextContent(
      'To fetch it, select “Fetch from this URL anyway” below.',
    );
  });
});

describe('a URL in the header', () => {
  test.each(['jku', 'x5u'] as const)('"%s" wants its warning accepted', async (parameter) => {
    render(pane({ [parameter]: JWKS }));
    expect(button('token')).toBeDisabled();
    const consent = screen.getByRole('checkbox', { name: 'Fetch from this URL anyway' });
    expect(consent).toHaveAccessibleDescription(/^This URL comes from the token\. Its host may/);
    await userEvent.click(consent);
    await userEvent.click(button('token'));

    expect(onStart).toHaveBeenCalledExactlyOnceWith({ kind: 'token', parameter, address: JWKS });
  });

  test('that is another wants it accepted again', async () => {
    const { rerender } = render(pane({ jku: JWKS }));
    await userEvent.click(screen.getByRole('checkbox'));
    rerender(pane({ jku: 'https://other.example/' }));

    expect(screen.getByRole('checkbox')).not.toBeChecked();
  });

  test.each([
    ['http://issuer.example/', 'Can’t fetch “http://issuer.example/”: this is not an https URL.'],
    ['issuer.example', 'Can’t fetch “issuer.example”: this is not a valid URL.'],
    [
      'https://me@issuer.example',
      'Can’t fetch “https://me@issuer.example”: this URL contains a user name or password.',
    ],
  ])('that can’t be fetched is not fetched: %s', (jku, words) => {
    render(pane({ jku }));
    expect(source('token')).toHaveTextContent(words);

    expect(screen.queryByRole('checkbox')).toBeNull();
  });
});

test('a fetch under way can be stopped', async () => {
  const progress = { state: 'busy', host: 'issuer.example', address: JWKS } as const;
  render(pane({}, { iss: ISSUER }, progress));
  expect(screen.getByRole('status', { name: 'Fetching' })).toHaveTextContent(
    'Fetching from issuer.example…',
  );
  await userEvent.click(screen.getByRole('button', { name: 'Stop' }));

  expect(onStop).toHaveBeenCalledOnce();
});

test('a failed fetch lists what was asked, and says the rest once', () => {
  const attempts = [
    { address: 'https://issuer.example/a', problem: { code: 'network' } },
    { address: 'https://issuer.example/b', problem: { code: 'html' } },
  ] as const;
  const progress = {
    state: 'failed',
    host: 'issuer.example',
    problem: attempts[1].problem,
    attempts,
  };
  render(pane({}, { iss: ISSUER }, progress as FetchProgress));

  const status = screen.getByRole('status', { name: 'Fetching' });
  expect(status).toHaveAttribute('data-code', 'html');
  expect(status).toHaveTextContent('HTML page');
  const items = within(screen.getByRole('list', { name: 'Attempts' })).getAllByRole('listitem');
  expect(items.map(({ dataset }) => dataset.code)).toEqual(['network', 'html']);
  expect(items[0]).toHaveTextContent('CORS');
});

test('a key set on another host wants a press that names it', async () => {
  const named = {
    kind: 'named',
    address: 'https://keys.example/jwks',
    metadata: 'oauth-metadata',
    issuer: ISSUER,
  } as const;
  render(pane({}, { iss: ISSUER }, { state: 'asks', host: 'keys.example', source: named }));
  await userEvent.click(screen.getByRole('button', { name: 'Fetch keys from keys.example' }));

  expect(onStart).toHaveBeenCalledExactlyOnceWith(named);
});
