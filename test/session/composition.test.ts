import { describe, expect, test } from 'vitest';
import { writeToken } from '../../src/core/compose/write-token.ts';
import { parseKeys } from '../../src/core/keys/parse-keys.ts';
import { signComposed } from '../../src/session/composition.ts';
import { editMember, editPart, selectAlgorithm } from '../../src/session/editing.ts';
import { readToken } from '../core/read-token.ts';
import { makeKey, testKey } from '../support/keys/test-keys.ts';
import { viaJsonwebtoken } from '../support/tokens/other-implementations.ts';
import { decodePart, encodePart, partsOf, SECRET, tokenOf } from '../support/tokens/tokens.ts';
import { openSession } from './open-session.ts';

const TOKEN = tokenOf('{"sub":"ana",\r\n "n":1.0}');

describe('an edit', () => {
  test('is signed at once with a secret', async () => {
    const { session, now, until } = openSession(TOKEN, SECRET);
    await until(({ reading }) => reading.state === 'read');
    editPart(session, 'payload', '{\n  "sub": "bob",\n  "n": 1.0\n}');
    expect(now().composition.pending).toBe(true);
    expect(now().verdict).toBeUndefined();

    await until(({ composition }) => !composition.pending);
    expect(now().input.text).toBe(tokenOf('{"sub":"bob",\r\n "n":1.0}'));
    expect(now().composition).toMatchObject({ problem: undefined, unsigned: false });
    await until(({ verdict }) => verdict?.state === 'verified');
  });

  test('carries the old signature without a key that signs', async () => {
    const { session, now, until } = openSession(TOKEN);
    editPart(session, 'payload', '{"sub":"bob"}');

    await until(({ composition }) => composition.unsigned);
    const [, payload, signature] = partsOf(now().input.text);
    expect(JSON.parse(decodePart(payload))).toEqual({ sub: 'bob' });
    expect(signature).toBe(partsOf(TOKEN)[2]);
  });

  test('that is not signed is invalid as edited, once it was found not to match', async () => {
    const token = await viaJsonwebtoken.sign('ES256', {}, { sub: 'ana' }, testKey('ES256'));
    const { session, now, until } = openSession(token, makeKey('ES256').publicPem);
    editPart(session, 'payload', '{"sub":"bob"}');

    await until(({ verdict }) => verdict);
    expect(now().verdict).toEqual({ state: 'invalid', reason: 'edited', canSign: false });
  });

  test('that is taken back is the token as it was', async () => {
    const { session, now, until } = openSession(TOKEN);
    editPart(session, 'payload', '{"sub":"bob"}');
    await until(({ composition }) => composition.unsigned);
    editPart(session, 'payload', '{"sub":"ana","n":1.0}');

    await until(({ input }) => input.text === TOKEN);
    expect(now().composition.unsigned).toBe(false);
  });

  test('that is no JSON leaves the token', () => {
    const { session, now } = openSession(TOKEN, SECRET);
    editPart(session, 'payload', '{"sub":');

    expect(now().input.text).toBe(TOKEN);
    expect(now().payloadText).toBe('{"sub":');
    expect(now().composition.problem).toEqual({
      part: 'payload',
      problem: { code: 'json-cut-off', offset: 7 },
    });
  });

  test('changes the range of the token and nothing else of the text', async () => {
    const command = (token: string) => `curl -H "Authorization: Bearer ${token}" https://api.test`;
    const { session, until } = openSession(command(TOKEN), SECRET);
    await until(({ token, reading }) => token && reading.state === 'read');
    editPart(session, 'payload', '{"sub":"bob","n":1.0}');

    await until(({ input }) => input.text === command(tokenOf('{"sub":"bob",\r\n "n":1.0}')));
  });

  test('to "none" drops the signature', async () => {
    const { session, until } = openSession(TOKEN, SECRET);
    editPart(session, 'header', '{"alg":"none"}');

    await until(({ input }) => /^eyJ[\w-]+\.[\w-]+\.$/.test(input.text));
  });

  test('on an empty page writes a token', async () => {
    const { session, until } = openSession('', SECRET);
    await until(({ reading }) => reading.state === 'read');
    editPart(session, 'payload', '{ "sub": "ana" }');

    await until(({ input }) => input.text === tokenOf('{"sub":"ana"}'));
  });

  test('of a member changes that part and no other', () => {
    const { session, now } = openSession(tokenOf('{"sub":"ana","exp":1}'));
    editMember(session, 'payload', 'exp', '42');
    expect(now().payloadText).toBe('{\n  "sub": "ana",\n  "exp": 42\n}');
    editMember(session, 'payload', 'iat', '7');
    expect(now().payloadText).toContain('"iat": 7');
    editMember(session, 'header', 'alg', '"ES256"');
    expect(selectAlgorithm(now())).toBe('ES256');
  });

  test('of a member changes nothing in a payload that is no JSON', () => {
    const { session, now } = openSession(TOKEN);
    editPart(session, 'payload', '{');
    editMember(session, 'payload', 'exp', '42');

    expect(now().payloadText).toBe('{');
  });
});

test('an empty page offers HS256, and writes a header from it', () => {
  const { session, now } = openSession();
  expect(selectAlgorithm(now())).toBe('HS256');
  editMember(session, 'header', 'alg', '"ES256"');

  expect(now().headerText).toBe('{\n  "alg": "ES256",\n  "typ": "JWT"\n}');
});

test('typing a key signs nothing', async () => {
  const { dispatch, now, judged } = openSession(TOKEN);
  dispatch({ type: 'type-key', text: 'another secret' });
  await judged();

  expect(now().input.text).toBe(TOKEN);
});

describe('signing the token as it is', () => {
  test('puts the signature in its place', async () => {
    const [header, payload] = TOKEN.split('.');
    const { session, now, until } = openSession(`Bearer ${header}.${payload}.AAAA`, SECRET);
    await until(({ token, reading }) => token && reading.state === 'read');
    await session.sign();

    expect(now().input.text).toBe(`Bearer ${TOKEN}`);
  });

  test.each(['', '{"kty":'])('does nothing with the key %j', async (keyText) => {
    const { session, now } = openSession(TOKEN, keyText);
    await session.sign();

    expect(now().input.text).toBe(TOKEN);
  });
});

describe('a new token takes the place of the old', () => {
  test.each([
    ['bare', TOKEN, 'x.y.z'],
    ['in a line', `Authorization: Bearer ${TOKEN}\n`, 'Authorization: Bearer x.y.z\n'],
    ['in quotes', `"${TOKEN}",`, '"x.y.z",'],
    ['broken over lines', ` ${TOKEN.slice(0, 40)}\n  ${TOKEN.slice(40)} `, ' x.y.z '],
  ])('%s', (_, text, expected) => {
    expect(writeToken(text, readToken(text).found, ['x', 'y', 'z'])).toBe(expected);
  });

  test('or is written where there was none', () => {
    expect(writeToken('', undefined, ['x', 'y', 'z'])).toBe('x.y.z');
  });
});

describe('signs', () => {
  const composed = (algorithm: string | undefined, keyId?: string) => ({
    signingInput: `${encodePart(JSON.stringify({ alg: algorithm }))}.e30`,
    algorithm,
    keyId,
  });

  test('nothing for "none", and takes no key for it', async () => {
    const signed = await signComposed(composed('none'), { state: 'empty' });

    expect(signed).toMatchObject({ ok: true, value: expect.stringMatching(/\.e30\.$/) });
  });

  test.each([
    ['without a key', 'HS256', ''],
    ['with a public key', 'ES256', testKey('ES256').publicPem],
    ['with a key of another kind', 'ES256', SECRET],
    ['with a key that is broken', 'HS256', '{"kty":'],
    ['for an unknown algorithm', 'XS256', SECRET],
    ['for "constructor"', 'constructor', SECRET],
    ['for no algorithm', undefined, SECRET],
  ])('not %s', async (_, algorithm, keyText) => {
    expect(await signComposed(composed(algorithm), parseKeys(keyText, 'utf8'))).toBeUndefined();
  });
});
