import { describe, expect, test } from 'vitest';
import { readLink, takeLink, wipeLink, wipeOpeningLink } from '../../src/state/read-link.ts';
import { testKey } from '../support/test-keys.ts';
import { soundToken } from '../support/tokens.ts';

const TOKEN = soundToken();
const PEM = testKey('RS256').publicPem;
const JWK = JSON.stringify(testKey('ES256').publicJwk, null, 2);

function read(rest: string) {
  return readLink(new URL(`https://claimcheck.test/sub/${rest}`));
}

test.each(['token', 'id_token', 'access_token'])('takes #%s=', (name) => {
  expect(read(`#${name}=${TOKEN}&state=x`)).toEqual({
    type: 'open',
    text: TOKEN,
    keyText: undefined,
    arrival: { inQuery: false, key: 'none' },
  });
});

test('takes what other debuggers put behind "?", and says that servers saw it', () => {
  expect(read(`?token=${TOKEN}`)).toMatchObject({
    text: TOKEN,
    arrival: { inQuery: true, key: 'none' },
  });
});

test('takes the fragment rather than the query', () => {
  expect(read(`?token=other#token=${TOKEN}`)?.text).toBe(TOKEN);
});

test.each(['', '#', '?', '#state=x', '?q=token', '#tokens=x', `#x${TOKEN}`, '#section'])(
  'takes nothing from %j',
  (rest) => {
    expect(read(rest)).toBeUndefined();
  },
);

test.each([
  ['percent-encoded', encodeURIComponent(`Bearer ${TOKEN}`)],
  ['form-encoded', new URLSearchParams({ token: `Bearer ${TOKEN}` }).toString().slice(6)],
])('takes a text that holds a token, %s', (_, encoded) => {
  expect(read(`#token=${encoded}`)?.text).toMatch(/^Bearer[ +]eyJ/);
});

describe('takes a public key', () => {
  test.each([
    ['a PEM, percent-encoded', 'key', encodeURIComponent(PEM), PEM],
    ['a PEM, form-encoded', 'key', new URLSearchParams({ key: PEM }).toString().slice(4), PEM],
    ['a PEM, as publicKey', 'publicKey', encodeURIComponent(PEM), PEM],
    [
      'a PEM whose plus signs were left',
      'key',
      encodeURIComponent(PEM).replaceAll('%2B', '+'),
      PEM,
    ],
    ['a JWK, percent-encoded', 'key', encodeURIComponent(JWK), JWK],
    ['a JWK, form-encoded', 'key', new URLSearchParams({ key: JWK }).toString().slice(4), JWK],
    [
      'a JWK Set',
      'key',
      encodeURIComponent(JSON.stringify({ keys: [testKey('ES256').publicJwk] })),
      JSON.stringify({ keys: [testKey('ES256').publicJwk] }),
    ],
  ])('%s', (_, name, encoded, keyText) => {
    expect(read(`#token=${TOKEN}&${name}=${encoded}`)).toEqual({
      type: 'open',
      text: TOKEN,
      keyText,
      arrival: { inQuery: false, key: 'taken' },
    });
  });

  test('from the query too', () => {
    expect(read(`?token=${TOKEN}&publicKey=${encodeURIComponent(PEM)}`)).toMatchObject({
      keyText: PEM,
      arrival: { inQuery: true, key: 'taken' },
    });
  });
});

describe('refuses as a key', () => {
  test.each([
    ['a secret', 'secret'],
    ['a private PEM', testKey('RS256').privatePem],
    ['a private JWK', JSON.stringify(testKey('ES256').privateJwk)],
    ['a symmetric JWK', JSON.stringify(testKey('HS256').publicJwk)],
    [
      'a set with one private key in it',
      JSON.stringify({ keys: [testKey('ES256').publicJwk, testKey('EdDSA').privateJwk] }),
    ],
    ['a broken PEM', PEM.slice(0, 60)],
    ['a broken JWK', '{"kty":"EC"'],
  ])('%s', (_, key) => {
    expect(read(`#token=${TOKEN}&key=${encodeURIComponent(key)}`)).toEqual({
      type: 'open',
      text: TOKEN,
      keyText: undefined,
      arrival: { inQuery: false, key: 'refused' },
    });
  });
});

test('says nothing of a key that is empty', () => {
  expect(read(`#token=${TOKEN}&key=`)?.arrival?.key).toBe('none');
});

test('takes a key without a token', () => {
  expect(read(`#key=${encodeURIComponent(PEM)}`)).toMatchObject({ text: '', keyText: PEM });
});

test('takes the whole of a percent sign that encodes nothing', () => {
  expect(read('#token=eyJ%zz')?.text).toBe('eyJ%zz');
});

describe('the address bar', () => {
  test.each([
    `/sub/page#token=${TOKEN}`,
    `/sub/page?token=${TOKEN}`,
    `/sub/page?token=x#token=${TOKEN}&key=secret`,
  ])('holds nothing of a link that was taken: %#', (address) => {
    history.replaceState(null, '', address);

    expect(takeLink()?.text).toBe(TOKEN);
    expect(`${location.pathname}${location.search}${location.hash}`).toBe('/sub/page');
    expect(takeLink()).toBeUndefined();
  });

  test.each([`/sub/page#token=${TOKEN}&key=secret`, `/sub/page?key=secret`])(
    'is wiped before what is in it can be read: %#',
    (address) => {
      history.replaceState(null, '', address);
      const link = wipeOpeningLink();

      expect(location.href).toBe(new URL('/sub/page', location.href).href);
      expect(link?.href).toContain('key=secret');
      expect(wipeLink()).toBeUndefined();
      expect(takeLink()?.arrival?.key).toBe('refused');
      expect(takeLink()).toBeUndefined();
    },
  );

  test('of a page that is open leaves nothing for one that rehearses', () => {
    history.replaceState(null, '', `/sub/page#token=${TOKEN}`);
    expect(wipeLink()?.href).toContain(TOKEN);
    expect(takeLink()).toBeUndefined();
  });

  test('adds nothing to the history', () => {
    history.replaceState(null, '', `/#token=${TOKEN}`);
    const before = history.length;
    takeLink();

    expect(history.length).toBe(before);
  });

  test('stays as it is where there is no token in it', () => {
    history.replaceState(null, '', '/sub/?q=1#section');
    takeLink();

    expect(location.href).toMatch(/\/sub\/\?q=1#section$/);
  });
});
