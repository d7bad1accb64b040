import { describe, expect, test } from 'vitest';
import { identifyKey } from '../../src/core/keys/key-identity.ts';
import type { KeyMaterial } from '../../src/core/keys/key-material.ts';
import { type KeyOrigin, USER_ORIGIN } from '../../src/core/keys/key-origin.ts';
import { originOfKeys } from '../../src/core/keys/known-origins.ts';
import { readKeys } from '../../src/crypto/keys/read-keys.ts';
import {
  type History,
  type HistoryAction,
  NEW_HISTORY,
  reduceHistory,
} from '../../src/session/history.ts';
import type { Action } from '../../src/session/workspace.ts';
import { testKey } from '../support/keys/test-keys.ts';

const ALGORITHMS = ['RS256', 'ES256', 'ES384', 'ES512', 'ES256K', 'EdDSA'] as const;
const NAMED = { kind: 'token', parameter: 'jku', address: 'https://a.example/', at: 1 } as const;

async function keysOf(text: string): Promise<readonly KeyMaterial[]> {
  const reading = await readKeys(text, 'utf8');
  if (reading.state !== 'read') throw new Error(`${reading.state}: ${text}`);
  return reading.keys;
}

async function put(text: string, origin: KeyOrigin = NAMED): Promise<Action> {
  const keys = (await keysOf(text)).flatMap(identifyKey);
  return { type: 'put-key', text, origin, keys };
}

const after = (...actions: readonly HistoryAction[]): History =>
  actions.reduce(reduceHistory, NEW_HISTORY);

/** Where the page says that the key in Key came from. */
async function originAfter(...actions: readonly HistoryAction[]): Promise<KeyOrigin> {
  const { present } = after(...actions);
  return originOfKeys(await keysOf(present.keyText), present.knownOrigins);
}

const type = (text: string): Action => ({ type: 'type-key', text });

describe.each(ALGORITHMS)('the origin of a fetched %s key', (algorithm) => {
  const key = testKey(algorithm);
  const jwk = JSON.stringify(key.publicJwk);
  const set = JSON.stringify({ keys: [key.publicJwk] });

  test.each([
    ['a blank behind it', `${jwk} `],
    ['blanks and line ends in it', JSON.stringify(key.publicJwk, null, 4)],
    [
      'its members in another order',
      JSON.stringify(Object.fromEntries(Object.entries(key.publicJwk).reverse())),
    ],
    ['another kid, alg and use', JSON.stringify({ ...key.publicJwk, kid: 'mine', use: 'sig' })],
    ['a set around it', set],
    ['its PEM', key.publicPem],
    ['its PEM with CRLF', key.publicPem.replaceAll('\n', '\r\n')],
    ['a name before it', `JWT_KEY=${jwk}`],
    ['its private JWK', JSON.stringify(key.privateJwk)],
    // PKCS #8 of Ed25519 leaves the public half out: anyone who has it has the key all the same.
    ['its private PEM', algorithm === 'EdDSA' ? jwk : key.privatePem],
  ])('stays with %s', async (_, text) => {
    expect(await originAfter(await put(jwk), type(text))).toEqual(NAMED);
    expect(await originAfter(await put(text), type(jwk))).toEqual(NAMED);
  });

  test.each<[string, readonly HistoryAction[]]>([
    ['cut and pasted back', [type(''), type(jwk)]],
    ['taken back and pasted', [{ type: 'undo' }, type(jwk)]],
    ['taken back and done again', [{ type: 'undo' }, { type: 'redo' }]],
    ['taken back to, from another key', [type('secret'), { type: 'undo' }]],
    ['cleared and brought back', [{ type: 'clear' }, { type: 'undo' }]],
    ['put back after another token', [{ type: 'type-token', text: 'a.b.c' }, type(''), type(jwk)]],
    ['put back after an example', [{ type: 'open', text: 'x', keyText: 'y' }, type(jwk)]],
    ['read in another way', [{ type: 'read-secret', text: jwk, encoding: 'hex' }]],
  ])('stays when it is %s', async (_, actions) => {
    expect(await originAfter(await put(jwk), ...actions)).toEqual(NAMED);
  });

  test('stays when it comes again by a link, and is not the link', async () => {
    const keys = (await keysOf(key.publicPem)).flatMap(identifyKey);
    const arriving = {
      channel: 'link',
      text: 'a.b.c',
      inQuery: false,
      keyText: key.publicPem,
      keys,
      key: 'taken',
    } as const;
    const actions: readonly HistoryAction[] = [
      { type: 'arrive', arriving },
      { type: 'answer-arrival', replace: true },
    ];
    expect(await originAfter(await put(jwk), ...actions)).toEqual(NAMED);
    expect(await originAfter(...actions)).toEqual({ kind: 'arrived', channel: 'link' });
  });

  test("does not go over to the user's own key", async () => {
    const own = testKey(algorithm === 'RS256' ? 'ES256' : 'RS256').publicPem;
    expect(await originAfter(await put(jwk), type(own))).toEqual(USER_ORIGIN);
  });

  test('is gone when everything is cleared', async () => {
    expect(await originAfter(await put(jwk), { type: 'clear' }, type(jwk))).toEqual(USER_ORIGIN);
  });
});

describe('a key that arrived', () => {
  const { publicPem } = testKey('ES256');
  const arrived = { kind: 'arrived', channel: 'text' } as const;

  test("is the user's once confirmed, also when a step is taken back", async () => {
    const confirm: Action = { type: 'confirm-keys', keys: await keysOf(publicPem) };
    const key = await put(publicPem, arrived);
    expect(await originAfter(key)).toEqual(arrived);
    expect(await originAfter(key, confirm)).toEqual(USER_ORIGIN);
    expect(await originAfter(key, confirm, type('x'), { type: 'undo' })).toEqual(USER_ORIGIN);
  });

  test('of which one is from the address in the token cannot be confirmed', async () => {
    const confirm: Action = { type: 'confirm-keys', keys: await keysOf(publicPem) };
    expect(await originAfter(await put(publicPem), confirm)).toEqual(NAMED);
  });

  test('that was fetched from the issuer before stays fetched', async () => {
    const fetched = { kind: 'fetched', issuer: 'a', address: 'https://a.example/', at: 1 } as const;
    const key = await put(publicPem, fetched);
    expect(await originAfter(key, await put(publicPem, arrived))).toEqual(fetched);
  });
});
