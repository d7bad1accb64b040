import { describe, expect, test } from 'vitest';
import { readArrival } from '../../src/session/arrivals.ts';
import { readAddress, takeLink, wipeLink, wipeOpeningLink } from '../../src/session/read-link.ts';
import { testKey } from '../support/keys/test-keys.ts';
import { soundToken } from '../support/tokens/tokens.ts';
import { withoutKeyReader } from './without-key-reader.ts';

const TOKEN = soundToken();
const PEM = testKey('RS256').publicPem;
const JWK = JSON.stringify(testKey('ES256').publicJwk, null, 2);

function readSync(rest: string) {
  return readAddress(new URL(`https://claimcheck.test/sub/${rest}`));
}

async function read(rest: string) {
  const incoming = readSync(rest);
  return incoming && (await readArrival(incoming));
}

test.each(['token', 'id_token', 'access_token'])('takes #%s=', async (name) => {
  expect(await read(`#${name}=${TOKEN}&section=x`)).toEqual({
    channel: 'link',
    text: TOKEN,
    inQuery: false,
    keyText: undefined,
    keys: [],
    key: 'none',
  });
});

test('takes what other debuggers put behind "?", and says that servers saw it', () => {
  expect(readSync(`?token=${TOKEN}`)).toEqual({
    channel: 'link',
    text: TOKEN,
    inQuery: true,
    keys: [],
  });
});

test('takes the fragment rather than the query', () => {
  expect(readSync(`?token=other#token=${TOKEN}`)?.text).toBe(TOKEN);
});

test.each(['', '#', '?', '#state=x', '?q=token', '#tokens=x', `#x${TOKEN}`, '#section'])(
  'takes nothing from %j',
  (rest) => {
    expect(readSync(rest)).toBeUndefined();
  },
);

test.each([
  ['percent-encoded', encodeURIComponent(`Bearer ${TOKEN}`)],
  ['form-encoded', new URLSearchParams({ token: `Bearer ${TOKEN}` }).toString().slice(6)],
])('takes a text that holds a token, %s', (_, encoded) => {
  expect(readSync(`#token=${encoded}`)?.text).toMatch(/^Bearer[ +]eyJ/);
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
  ])('%s', async (_, name, encoded, keyText) => {
    expect(await read(`#token=${TOKEN}&${name}=${encoded}`)).toEqual({
      channel: 'link',
      text: TOKEN,
      inQuery: false,
      keyText,
      keys: [expect.stringMatching(/^(?:RSA|EC) /)],
      key: 'taken',
    });
  });

  test('reads the public key from the query of a link', async () => {
    expect(await read(`?token=${TOKEN}&publicKey=${encodeURIComponent(PEM)}`)).toEqual({
      channel: 'link',
      text: TOKEN,
      keyText: PEM,
      keys: [expect.anything()],
      inQuery: true,
      key: 'taken',
    });
  });
});

describe('rejects as a key', () => {
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
  ])('%s', async (_, key) => {
    expect(await read(`#token=${TOKEN}&key=${encodeURIComponent(key)}`)).toEqual({
      channel: 'link',
      text: TOKEN,
      inQuery: false,
      keyText: undefined,
      keys: [],
      key: 'refused',
    });
  });
});

test('a key whose reader cannot be loaded is unread, not rejected', () =>
  withoutKeyReader(async () => {
    const link = await import('../../src/session/read-link.ts');
    history.replaceState(null, '', `/sub/page#token=${TOKEN}&key=${encodeURIComponent(PEM)}`);
    const unread = {
      channel: 'link',
      text: TOKEN,
      inQuery: false,
      keyText: undefined,
      keys: [],
      key: 'unread',
    };
    await link.wipeOpeningLink();
    expect(link.takeLink()).toEqual(unread);

    const arrivals = await import('../../src/session/arrivals.ts');
    const incoming = { channel: 'link', text: TOKEN, keys: [PEM] } as const;
    expect(await arrivals.readArrival(incoming)).toEqual(unread);
  }));

describe('a key that is being read', () => {
  const open = () => {
    history.replaceState(null, '', `/sub/page#token=${TOKEN}&key=${encodeURIComponent(PEM)}`);
    return wipeOpeningLink();
  };

  test('is unread until it is, and then comes with the link', async () => {
    await open();
    expect(takeLink()).toMatchObject({ text: TOKEN, keyText: PEM, key: 'taken' });
    expect(takeLink()).toBeUndefined();
  });

  test('is dropped where the link was taken before', async () => {
    const reading = open();
    expect(takeLink()).toMatchObject({ text: TOKEN, keyText: undefined, key: 'unread' });
    await reading;
    expect(takeLink()).toBeUndefined();
  });
});

test('says nothing of a key that is empty', async () => {
  expect((await read(`#token=${TOKEN}&key=`))?.key).toBe('none');
});

describe('takes the links of other debuggers', () => {
  test.each([
    ['debugger-io', `#debugger-io?token=${TOKEN}`],
    ['debugger-io with a public key', `#debugger-io?token=${TOKEN}&publicKey=x`],
    ['a value in the query', `?value=${TOKEN}`],
    ['a value in the fragment', `#value=${TOKEN}`],
    ['jwt', `#jwt=${TOKEN}`],
    ['a bare fragment', `#${TOKEN}`],
    ['a bare query', `?${TOKEN}`],
    ['a path of a router before it', `#/decode?token=${TOKEN}`],
    ['a bare fragment with a key', `#${TOKEN}&key=x`],
  ])('%s', (_, rest) => {
    expect(readSync(rest)).toMatchObject({ text: TOKEN, inQuery: rest.startsWith('?') });
  });

  test('a bare token behind its scheme, percent-encoded', () => {
    expect(readSync(`#Bearer%20${TOKEN.replaceAll('.', '%2E')}`)?.text).toBe(`Bearer ${TOKEN}`);
  });

  test.each(['?value=5', '#value=high', '#eyJ', '#eye-test', '?v=1.2'])(
    'takes nothing from %j',
    (rest) => {
      expect(readSync(rest)).toBeUndefined();
    },
  );
});

describe('takes the whole response of an authorization server', () => {
  test.each([
    ['code', `?code=SplxlOBeZQQYbYS6WxSbIA&state=xyz`],
    ['code id_token', `#code=SplxlOBeZQQYbYS6WxSbIA&id_token=${TOKEN}&state=xyz`],
    ['id_token token', `#access_token=${TOKEN}&token_type=bearer&id_token=${TOKEN}&state=xyz`],
    ['id_token', `#id_token=${TOKEN}&state=xyz`],
    ['token, opaque', '#access_token=2YotnFZFEjr1zCsicMWpAA&token_type=Bearer&state=xyz'],
    ['an error', '?error=login_required&error_description=Sign+in+first&state=xyz'],
    ['JARM', `?response=${TOKEN}`],
    ['a presentation', `#vp_token=%5B%22${TOKEN}%22%5D&state=xyz`],
    ['SAML', '?SAMLResponse=PHNhbWxwOlJlc3BvbnNlPg%3D%3D&RelayState=xyz'],
  ])('%s', (_, rest) => {
    expect(readSync(rest)).toEqual({ channel: 'link', text: rest, inQuery: false, keys: [] });
  });

  test.each([
    `?code=SplxlOBeZQQYbYS6WxSbIA&id_token=${TOKEN}`,
    `?vp_token=${TOKEN}&state=xyz`,
    '?access_token=2YotnFZFEjr1zCsicMWpAA',
  ])('warns of tokens in a query, where servers log them: %#', (rest) => {
    expect(readSync(rest)).toMatchObject({ text: rest, inQuery: true });
  });

  test('takes an access token without what it came with, which nothing is compared with', () => {
    expect(readSync(`#access_token=${TOKEN}&token_type=Bearer&state=xyz`)?.text).toBe(TOKEN);
  });

  test('leaves the key out of the text', () => {
    expect(readSync(`#code=SplxlOBeZQQYbYS6WxSbIA&key=abc&state=xyz`)).toMatchObject({
      text: '#code=SplxlOBeZQQYbYS6WxSbIA&state=xyz',
      keys: expect.arrayContaining(['abc']),
    });
  });
});

test('takes a key without a token', async () => {
  expect(await read(`#key=${encodeURIComponent(PEM)}`)).toEqual({
    channel: 'link',
    text: undefined,
    inQuery: false,
    keyText: PEM,
    keys: [expect.anything()],
    key: 'taken',
  });
});

test('takes the whole of a percent sign that encodes nothing', () => {
  expect(readSync('#token=eyJ%zz')?.text).toBe('eyJ%zz');
});

describe('the address bar', () => {
  test.each([
    `/sub/page#token=${TOKEN}`,
    `/sub/page?token=${TOKEN}`,
    `/sub/page?token=x#token=${TOKEN}&key=secret`,
  ])('holds nothing of a link that was taken: %#', (address) => {
    history.replaceState(null, '', address);

    void wipeOpeningLink();
    expect(takeLink()?.text).toBe(TOKEN);
    expect(`${location.pathname}${location.search}${location.hash}`).toBe('/sub/page');
    expect(takeLink()).toBeUndefined();
  });

  test.each([`/sub/page#token=${TOKEN}&key=secret`, `/sub/page?key=secret`])(
    'is wiped before what is in it can be read: %#',
    async (address) => {
      history.replaceState(null, '', address);
      const link = wipeOpeningLink();

      expect(location.href).toBe(new URL('/sub/page', location.href).href);
      expect(wipeLink()).toBeUndefined();
      await link;
      expect(takeLink()?.key).toBe('refused');
      expect(takeLink()).toBeUndefined();
    },
  );

  test('gives nothing to a later session of a key that was read late', async () => {
    history.replaceState(null, '', `/sub/page#token=${TOKEN}&key=${encodeURIComponent(PEM)}`);
    const link = wipeOpeningLink();
    expect(takeLink()).toMatchObject({ text: TOKEN, keyText: undefined, key: 'unread' });
    await link;
    expect(takeLink()).toBeUndefined();
  });

  test('of a page that is open leaves nothing to be taken again', () => {
    history.replaceState(null, '', `/sub/page#token=${TOKEN}`);
    expect(wipeLink()?.text).toBe(TOKEN);
    expect(takeLink()).toBeUndefined();
  });

  test('adds nothing to the history', () => {
    history.replaceState(null, '', `/#token=${TOKEN}`);
    const before = history.length;
    void wipeOpeningLink();

    expect(history.length).toBe(before);
  });

  test('stays as it is where there is no token in it', () => {
    history.replaceState(null, '', '/sub/?q=1#section');
    void wipeOpeningLink();

    expect(location.href).toMatch(/\/sub\/\?q=1#section$/);
  });
});
