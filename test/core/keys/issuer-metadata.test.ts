import { describe, expect, test } from 'vitest';
import type { FetchedText } from '../../../src/core/keys/fetch-message.ts';
import {
  keyAddresses,
  namedSources,
  parameterNaming,
} from '../../../src/core/keys/issuer-metadata.ts';
import { readKeySet, readMetadata } from '../../../src/core/keys/read-metadata.ts';
import { readToken, tokenText } from '../read-token.ts';

function answer(text: string, changes: Partial<FetchedText> = {}): FetchedText {
  const address = 'https://issuer.example/document';
  return { text, address, status: 200, contentType: 'application/json', ...changes };
}

describe('says where the metadata of an issuer is', () => {
  test.each([
    ['https://issuer.example', ''],
    ['https://issuer.example/', ''],
    ['https://issuer.example:8443', ':8443'],
  ])('%s', (issuer, port) => {
    const wellKnown = `https://issuer.example${port}/.well-known`;
    expect(keyAddresses(issuer)).toEqual({
      ok: true,
      value: [
        { document: 'openid-configuration', address: `${wellKnown}/openid-configuration` },
        { document: 'oauth-metadata', address: `${wellKnown}/oauth-authorization-server` },
        { document: 'jwks', address: `${wellKnown}/jwks.json` },
      ],
    });
  });

  test.each([
    ['https://issuer.example/tenant', '/tenant'],
    ['https://issuer.example/a/b/', '/a/b'],
  ])('before and after the path of %s', (issuer, path) => {
    const origin = 'https://issuer.example';
    const [openid, oauth] = ['openid-configuration', 'oauth-authorization-server'];
    const addresses = keyAddresses(issuer);
    expect(addresses.ok && addresses.value.map(({ address }) => address)).toEqual([
      `${origin}${path}/.well-known/${openid}`,
      `${origin}/.well-known/${openid}${path}`,
      `${origin}/.well-known/${oauth}${path}`,
      `${origin}${path}/.well-known/${oauth}`,
      `${origin}${path}/.well-known/jwks.json`,
    ]);
  });

  test.each(['http://localhost:3000', 'http://127.0.0.1/realm'])(
    'over http where it is this computer: %s',
    (issuer) => {
      expect(keyAddresses(issuer).ok).toBe(true);
    },
  );

  test.each([
    ['accounts', 'not-an-address'],
    ['', 'not-an-address'],
    ['//issuer.example', 'not-an-address'],
    ['http://issuer.example', 'not-https'],
    ['http://localhost.example', 'not-https'],
    ['http://127.0.0.1.example', 'not-https'],
    ['javascript:alert(1)', 'not-https'],
    ['data:text/html,a', 'not-https'],
    ['file:///etc/passwd', 'not-https'],
    ['https://user@issuer.example', 'has-credentials'],
    ['https://:secret@issuer.example', 'has-credentials'],
    ['https://issuer.example?tenant=a', 'has-query'],
    ['https://issuer.example/#a', 'has-query'],
    ['https://issuer.example/?', 'has-query'],
  ])('says why there is no metadata address for "%s"', (issuer, problem) => {
    expect(keyAddresses(issuer)).toEqual({ ok: false, problem });
  });
});

describe('reads metadata', () => {
  const issuer = 'https://issuer.example/a';
  const metadata = { issuer, jwks_uri: 'https://keys.example/jwks' };

  test('to the address of the key set, on any host', () => {
    expect(readMetadata(answer(JSON.stringify(metadata)), issuer)).toEqual({
      ok: true,
      value: 'https://keys.example/jwks',
    });
  });

  test('of any issuer, where the user gave its URL', () => {
    expect(readMetadata(answer(JSON.stringify(metadata)), undefined).ok).toBe(true);
  });

  test.each(['https://issuer.example/a/', 'https://issuer.example', 'https://ISSUER.example/a'])(
    'takes "%s" for another issuer',
    (found) => {
      expect(readMetadata(answer(JSON.stringify({ ...metadata, issuer: found })), issuer)).toEqual({
        ok: false,
        problem: { code: 'wrong-issuer', expected: issuer, found },
      });
    },
  );

  test.each([
    ['no member', { issuer }, { code: 'no-jwks-uri' }],
    ['a number', { issuer, jwks_uri: 1 }, { code: 'no-jwks-uri' }],
    [
      'plain http',
      { issuer, jwks_uri: 'http://keys.example/' },
      { code: 'jwks-uri-refused', address: 'http://keys.example/', why: 'not-https' },
    ],
    [
      'a path',
      { issuer, jwks_uri: '/jwks' },
      { code: 'jwks-uri-refused', address: '/jwks', why: 'not-an-address' },
    ],
    ['no issuer', { jwks_uri: 'https://keys.example' }, { code: 'not-metadata' }],
    ['an array', [metadata], { code: 'not-metadata' }],
    ['null', null, { code: 'not-metadata' }],
  ])('rejects metadata with %s', (_, document, problem) => {
    expect(readMetadata(answer(JSON.stringify(document)), issuer)).toEqual({ ok: false, problem });
  });
});

describe('tells what an answer is instead of JSON', () => {
  const JWKS = '{"keys":[]}';

  test.each([
    ['a status', answer(JWKS, { status: 404 }), { code: 'http-status', status: 404 }],
    ['no content', answer('', { status: 304 }), { code: 'http-status', status: 304 }],
    ['a page', answer('<!DOCTYPE html><p>Log in'), { code: 'html' }],
    ['a page after white space', answer('\n <html lang="en">'), { code: 'html' }],
    ['a page by its type', answer('<p>no', { contentType: 'text/html' }), { code: 'html' }],
    ['text', answer('hello'), { code: 'not-json' }],
    ['nothing', answer(''), { code: 'not-json' }],
    ['half of it', answer('{"keys":['), { code: 'not-json' }],
  ])('%s', (_, given, problem) => {
    expect(readKeySet(given)).toEqual({ ok: false, problem });
    expect(readMetadata(given, 'https://issuer.example')).toEqual({ ok: false, problem });
  });

  test('reads JSON that is sent as HTML', () => {
    expect(readKeySet(answer(JWKS, { contentType: 'text/html' })).ok).toBe(true);
  });
});

describe('reads a key set', () => {
  const PEM = '-----BEGIN PUBLIC KEY-----\nAA==\n-----END PUBLIC KEY-----';

  test('lays out a key set without changing a value', () => {
    const text = '{"keys":[{"kty":"RSA","n":"AQAB","e":"AQAB","big":12345678901234567890}]}';
    expect(readKeySet(answer(text))).toEqual({
      ok: true,
      value: `{
  "keys": [
    {
      "kty": "RSA",
      "n": "AQAB",
      "e": "AQAB",
      "big": 12345678901234567890
    }
  ]
}`,
    });
  });

  test.each([
    ['a JWK', '{"kty":"OKP"}'],
    ['an array of JWKs', '[{"kty":"OKP"}]'],
    ['a map of certificates', JSON.stringify({ a: PEM })],
    ['PEM', PEM],
  ])('reads %s in place of a key set', (_, text) => {
    expect(readKeySet(answer(text)).ok).toBe(true);
  });

  test.each(['{}', '[]', '1', '"secret"', '{"a":"b"}', '[1]', '{"keys":1}'])(
    'rejects %s as a key set',
    (text) => {
      expect(readKeySet(answer(text))).toEqual({ ok: false, problem: { code: 'no-keys' } });
    },
  );

  test('tells metadata from a key set', () => {
    const address = 'https://issuer.example/jwks';
    expect(readKeySet(answer(JSON.stringify({ jwks_uri: address })))).toEqual({
      ok: false,
      problem: { code: 'metadata-instead', address },
    });
  });
});

describe('lists what a token says of its key', () => {
  const jku = 'https://keys.example/a';
  const x5u = 'https://keys.example/b';
  const sources = namedSources(
    readToken(tokenText(JSON.stringify({ alg: 'RS256', jku, x5u }), '{"iss":"https://a.example"}')),
  );

  test('its issuer and the addresses in its header', () => {
    expect(sources).toEqual({
      issuer: 'https://a.example',
      addresses: [
        { parameter: 'jku', address: jku },
        { parameter: 'x5u', address: x5u },
      ],
    });
  });

  test('lists no source when the values are not strings or there is no token', () => {
    const none = { issuer: undefined, addresses: [] };
    expect(namedSources(readToken(tokenText('{"alg":"RS256","jku":1}', '{"iss":[]}')))).toEqual(
      none,
    );
    expect(namedSources(undefined)).toEqual(none);
  });

  test.each([
    [jku, 'jku'],
    ['HTTPS://KEYS.example:443/a#x', 'jku'],
    [x5u, 'x5u'],
    ['https://keys.example/', undefined],
    ['', undefined],
  ])('recognizes an address that the token names: %s', (address, parameter) => {
    expect(parameterNaming(address, sources)).toBe(parameter);
  });
});
