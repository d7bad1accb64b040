import { describe, expect, test } from 'vitest';
import { type JsonNode, parseJson } from '../../../../src/core/encoding/json-text.ts';
import { explainMember } from '../../../../src/core/explain/members/explain-member.ts';
import { memberAt } from '../../../../src/core/explain/members/member-at.ts';
import type { IssuerId } from '../../../../src/core/registry/issuers.ts';

function read(text: string): JsonNode {
  const root = parseJson(text);
  if (!root.ok) throw new Error(text);
  return root.value;
}

/** Explains the member whose name is last in the text before "|". */
function explain(
  json: unknown,
  name: string,
  part: 'header' | 'payload' = 'payload',
  issuer?: IssuerId,
) {
  const text = JSON.stringify(json);
  const found = memberAt(read(text), text.lastIndexOf(`"${name}":`) + 1);
  if (!found) throw new Error(name);
  const { member, parents } = found;
  return explainMember({ part, parents, name: member.name, value: member.value }, issuer);
}

describe('says what a name is where it stands', () => {
  test.each([
    [{ kid: 'a' }, 'kid', 'header', 'RFC 7515 §4.1.4'],
    [{ cnf: { kid: 'a' } }, 'kid', 'payload', 'RFC 7800 §3.4'],
    [{ cnf: { jwk: { kid: 'a' } } }, 'kid', 'payload', 'RFC 7517 §4.5'],
    [{ jwks: { keys: [{ kid: 'a' }] } }, 'kid', 'payload', 'RFC 7517 §4.5'],
    [{ epk: { crv: 'X25519' } }, 'crv', 'header', 'RFC 7518 §6'],
    [{ address: { region: 'Bavaria' } }, 'region', 'payload', 'OpenID Connect Core §5.1.1'],
    [{ act: { act: { sub: 'b' } } }, 'sub', 'payload', 'RFC 7519 §4.1.2'],
  ] as const)('%j: %s', (json, name, part, source) => {
    expect(explain(json, name, part).source?.title).toBe(source);
  });

  test("and claims no meaning where it is the issuer's own", () => {
    expect(explain({ data: { sub: 'x' } }, 'sub')).toMatchObject({
      meaning: 'Part of “data”.',
      source: undefined,
      value: [],
    });
    expect(explain({ tier: 'gold' }, 'tier').meaning).toBe(
      'Private claim: its meaning is defined by the issuer.',
    );
    expect(explain({ tier: 'gold' }, 'tier', 'header').meaning).toMatch('header parameter');
    expect(explain({ 'https://a.example/tier': 1 }, 'https://a.example/tier').meaning).toMatch(
      'defined by the owner of “a.example”',
    );
  });

  test('and whose claim it is', () => {
    expect(explain({ gty: 'password' }, 'gty', 'payload', 'auth0')).toMatchObject({
      origin: 'Auth0 claim.',
      meaning: 'The grant type used to get the token.',
      value: ['password: the client sent the username and password.'],
    });
    expect(explain({ role: 'anon' }, 'role')).toMatchObject({
      origin: 'Not a registered claim; explained as in Supabase tokens.',
      meaning: 'The database role given to anyone who has the token.',
      value: [],
    });
  });
});

const TOKEN = 'eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJhIn0.c2ln';
const ENCRYPTED = 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..aa.bb.cc';

describe('says what a value means', () => {
  test.each([
    ['header', { alg: 'RS256' }, ['RS256: RSA, PKCS #1 v1.5, SHA-256.']],
    ['header', { alg: 'none' }, ['none: no signature.']],
    ['header', { alg: 'RSA-OAEP-256' }, ['RSA-OAEP-256: RSA-OAEP, SHA-256.']],
    ['header', { enc: 'A128GCM' }, ['A128GCM: AES-GCM, 128 bits.']],
    ['header', { zip: 'DEF' }, ['DEF: DEFLATE compression (RFC 1951).']],
    ['header', { typ: 'at+jwt' }, ['at+jwt: OAuth access token.']],
    ['header', { typ: 'application/AT+JWT' }, ['application/AT+JWT: OAuth access token.']],
    ['header', { alg: 'HS1024' }, []],
    ['payload', { alg: 'RS256' }, []],
    [
      'payload',
      { scope: 'openid orders:read email' },
      ['openid: OpenID Connect sign-in with an ID token.', 'email: the email address.'],
    ],
    [
      'payload',
      { scp: ['offline_access'] },
      ['offline_access: a refresh token, for access while the user is away.'],
    ],
    ['payload', { amr: ['pwd', 'otp', 'new'] }, ['pwd: a password.', 'otp: a one-time password.']],
    ['payload', { acr: 'phr' }, ['phr: phishing-resistant sign-in.']],
    ['payload', { iss: 'https://accounts.google.com' }, ['https://accounts.google.com: Google.']],
    ['payload', { aud: 'sts.amazonaws.com' }, ['sts.amazonaws.com: AWS STS.']],
    [
      'payload',
      { aud: ['https://graph.microsoft.com'] },
      ['https://graph.microsoft.com: Microsoft Graph.'],
    ],
    [
      'payload',
      { aud: 'https://graph.microsoft.com.evil.example' },
      ['A URL on “graph.microsoft.com.evil.example”.'],
    ],
    [
      'payload',
      { at_hash: '77QmUPtjPfzWtF2AnpK9RQ' },
      ['77QmUPtjPfzWtF2AnpK9RQ: half of a SHA-256 hash.'],
    ],
    ['payload', { ttl: 3600 }, ['1 h.']],
    ['payload', { picture: 'http://a.example/x' }, ['A URL on “a.example”, without encryption.']],
    ['payload', { picture: 'https://ana:pw@b.example:8443/x' }, ['A URL on “b.example”.']],
    ['payload', { jti: 'f47ac10b-58cc-4372-a567-0e02b2c3d479' }, ['A random UUID.']],
    ['payload', { jti: '01890a5d-ac96-774b-bcce-b302099a8057' }, ['A version 7 UUID.']],
    [
      'payload',
      { assertion: TOKEN },
      ['A nested signed token (“HS256”) from “a”: paste it into the Token field to read it.'],
    ],
    [
      'payload',
      { assertion: ENCRYPTED },
      ['A nested encrypted token (“dir”): paste it into the Token field to decrypt it.'],
    ],
    ['payload', { version: '1.2.3' }, []],
    ['payload', { sub: 'ana' }, []],
    [
      'payload',
      { roles: Array.from({ length: 4000 }, (_, index) => `r${index}`) },
      ['A list of 4000 items.'],
    ],
  ] as const)('%s %j', (part, json, words) => {
    expect(explain(json, Object.keys(json)[0] ?? '', part).value).toEqual(words);
  });

  test.each([
    [{ exp: 1_800_000_000 }, 1_800_000_000],
    [{ toe: 1 }, 1],
    [{ exp: '1800000000' }, undefined],
    [{ exp: 1e40 }, undefined],
    [{ year: 2026 }, undefined],
  ])('the date of %j', (json, date) => {
    expect(explain(json, Object.keys(json)[0] ?? '').date).toBe(date);
  });

  test('and takes no date from a header', () => {
    expect(explain({ exp: 1 }, 'exp', 'header').date).toBeUndefined();
  });
});

describe('finds the member at a place of the text', () => {
  const text = '{"a":{"b":[1,{"c":2}]},"d":3}';
  const root = read(text);

  test.each([
    ['"a"', 'a', []],
    ['"b"', 'b', ['a']],
    ['1,', 'b', ['a']],
    ['"c"', 'c', ['a', 'b']],
    ['2}', 'c', ['a', 'b']],
    ['3}', 'd', []],
  ])('%s', (at, name, parents) => {
    expect(memberAt(root, text.indexOf(at))).toMatchObject({ member: { name }, parents });
  });

  test('or none between and outside', () => {
    expect(memberAt(root, 0)).toBeUndefined();
    expect(memberAt(root, text.length)).toBeUndefined();
    expect(memberAt(read('[1]'), 1)).toBeUndefined();
  });
});

describe('names what Microsoft Entra ID writes as IDs', () => {
  test.each([
    ['wids', ['62e90394-69f5-4237-9190-012177145e10'], 'Global Administrator'],
    ['wids', ['f2ef992c-3afb-46b9-b7cf-a126ee74c451'], 'Global Reader'],
    ['wids', ['88d8e3e3-8f55-4a1e-953a-9b9898b8876b'], 'Directory Readers'],
    ['wids', ['b79fbf4d-3ef9-4689-8143-76b194e85509'], 'default role'],
    ['tid', '9188040d-6c67-4c5b-b112-36a304b66dad', 'personal Microsoft accounts'],
    ['appid', '04b07795-8ddb-461a-bbee-02f9e1bf7b46', 'Azure CLI'],
  ])('in "%s": %j', (name, value, words) => {
    const { value: said } = explain({ [name]: value }, name, 'payload', 'entra');
    expect(said.join(' ')).toContain(words);
    expect(said.join(' ')).not.toContain('random');
  });

  test('and calls an ID that it does not know a UUID', () => {
    const value = ['3f2504e0-4f89-41d3-9a0c-0305e82c3301'];
    expect(explain({ wids: value }, 'wids', 'payload', 'entra').value).toEqual(['A random UUID.']);
  });
});
