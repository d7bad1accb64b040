import { act, renderHook, waitFor } from '@testing-library/react';
import { useReducer } from 'react';
import { describe, expect, test } from 'vitest';
import { parseKeys } from '../../src/core/keys/parse-keys.ts';
import { readTokens } from '../../src/pipeline.ts';
import {
  replaceToken,
  signComposed,
  useComposedToken,
} from '../../src/state/use-composed-token.ts';
import { type Action, EMPTY_WORKSPACE, reduceWorkspace } from '../../src/state/workspace.ts';
import { readToken } from '../core/read-token.ts';
import { testKey } from '../support/test-keys.ts';
import { decodePart, encodePart, partsOf, SECRET, tokenOf } from '../support/tokens.ts';

/** The reducer with its token, as the page has them. */
function open(text: string, keyText: string) {
  const first = { ...EMPTY_WORKSPACE, text, keyText };
  const reading = parseKeys(keyText, 'utf8');
  return renderHook(() => {
    const [workspace, dispatch] = useReducer(reduceWorkspace, first);
    const [token] = readTokens(workspace.text);
    const composition = useComposedToken(workspace, token, reading, dispatch);
    return { workspace, dispatch, composition };
  }).result;
}

function edit(part: 'header' | 'payload', text: string, baseline: string): Action {
  return { type: 'edit', part, text, baseline };
}

const TOKEN = tokenOf('{"sub":"ana",\r\n "n":1.0}');

describe('an edit', () => {
  test('is signed at once with a secret', async () => {
    const page = open(TOKEN, SECRET);
    act(() => page.current.dispatch(edit('payload', '{\n  "sub": "bob",\n  "n": 1.0\n}', TOKEN)));

    await waitFor(() => expect(page.current.composition.pending).toBe(false));
    expect(page.current.workspace.text).toBe(tokenOf('{"sub":"bob",\r\n "n":1.0}'));
    expect(page.current.composition).toMatchObject({ problem: undefined, unsigned: false });
  });

  test('carries the old signature without a key that signs', async () => {
    const page = open(TOKEN, '');
    act(() => page.current.dispatch(edit('payload', '{"sub":"bob"}', TOKEN)));

    await waitFor(() => expect(page.current.composition.unsigned).toBe(true));
    const [, payload, signature] = partsOf(page.current.workspace.text);
    expect(JSON.parse(decodePart(payload))).toEqual({ sub: 'bob' });
    expect(signature).toBe(partsOf(TOKEN)[2]);
  });

  test('that is taken back is the token as it was', async () => {
    const page = open(TOKEN, '');
    act(() => page.current.dispatch(edit('payload', '{"sub":"bob"}', TOKEN)));
    await waitFor(() => expect(page.current.composition.unsigned).toBe(true));
    act(() => page.current.dispatch(edit('payload', '{"sub":"ana","n":1.0}', TOKEN)));

    await waitFor(() => expect(page.current.workspace.text).toBe(TOKEN));
    expect(page.current.composition.unsigned).toBe(false);
  });

  test('that is no JSON leaves the token', () => {
    const page = open(TOKEN, SECRET);
    act(() => page.current.dispatch(edit('payload', '{"sub":', TOKEN)));

    expect(page.current.workspace.text).toBe(TOKEN);
    expect(page.current.composition.problem).toEqual({
      part: 'payload',
      problem: { code: 'json-cut-off', offset: 7 },
    });
  });

  test('changes the range of the token and nothing else of the text', async () => {
    const command = (token: string) => `curl -H "Authorization: Bearer ${token}" https://api.test`;
    const page = open(command(TOKEN), SECRET);
    act(() => page.current.dispatch(edit('payload', '{"sub":"bob","n":1.0}', TOKEN)));

    await waitFor(() =>
      expect(page.current.workspace.text).toBe(command(tokenOf('{"sub":"bob",\r\n "n":1.0}'))),
    );
  });

  test('of the header down to an empty object leaves the rest of the text', async () => {
    const page = open(`curl -H "Authorization: Bearer ${TOKEN}" https://api.test`, '');
    act(() => page.current.dispatch(edit('header', '{}', TOKEN)));
    await new Promise((resolve) => setTimeout(resolve, 50));

    expect(page.current.workspace.text).toMatch(
      /^curl -H "Authorization: Bearer e30\.[\w-]+\.[\w-]+" https:\/\/api\.test$/,
    );
  });

  test('to "none" drops the signature', async () => {
    const page = open(TOKEN, SECRET);
    act(() => page.current.dispatch(edit('header', '{"alg":"none"}', TOKEN)));

    await waitFor(() => expect(page.current.workspace.text).toMatch(/^eyJ[\w-]+\.[\w-]+\.$/));
  });

  test('on an empty page writes a token', async () => {
    const page = open('', SECRET);
    act(() => page.current.dispatch(edit('payload', '{ "sub": "ana" }', '')));

    await waitFor(() => expect(page.current.workspace.text).toBe(tokenOf('{"sub":"ana"}')));
  });
});

test('typing a key signs nothing', async () => {
  const page = open(TOKEN, '');
  act(() => page.current.dispatch({ type: 'type-key', text: 'another secret' }));
  await new Promise((resolve) => setTimeout(resolve, 30));

  expect(page.current.workspace.text).toBe(TOKEN);
});

describe('puts a token in the place of the old', () => {
  test.each([
    ['bare', TOKEN, 'x.y.z'],
    ['in a line', `Authorization: Bearer ${TOKEN}\n`, 'Authorization: Bearer x.y.z\n'],
    ['in quotes', `"${TOKEN}",`, '"x.y.z",'],
    ['broken over lines', ` ${TOKEN.slice(0, 40)}\n  ${TOKEN.slice(40)} `, ' x.y.z '],
  ])('%s', (_, text, expected) => {
    expect(replaceToken(text, readToken(text), 'x.y.z')).toBe(expected);
  });

  test('or writes it alone where there was none', () => {
    expect(replaceToken('', undefined, 'x.y.z')).toBe('x.y.z');
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
  ])('not %s', (_, algorithm, keyText) => {
    expect(signComposed(composed(algorithm), parseKeys(keyText, 'utf8'))).toBeUndefined();
  });
});
