import { renderHook, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { type KeyOrigin, USER_ORIGIN } from '../../src/core/keys/key-origin.ts';
import { parseKeys } from '../../src/core/keys/parse-keys.ts';
import { readTokens } from '../../src/pipeline.ts';
import { useVerdict } from '../../src/state/use-verdict.ts';
import { SECRET, tokenOf } from '../support/tokens.ts';

const SETTLED = { problem: undefined, pending: false, unsigned: false };
const KEY = parseKeys(SECRET, 'utf8');

function verdictOf(text: string, composition = SETTLED, origin: KeyOrigin = USER_ORIGIN) {
  const [token] = readTokens(text);
  return renderHook(() => useVerdict(text, token, KEY, 'utf8', composition, origin)).result;
}

test.each(['', ' \n'])('of %j is that there is no token yet', (text) => {
  expect(verdictOf(text).current).toEqual({ state: 'empty' });
});

test('of a text without a token is that there is none in it', () => {
  expect(verdictOf('hello world').current).toEqual({ state: 'malformed', reason: 'no-token' });
});

test('of a token is that of its signature', async () => {
  const verdict = verdictOf(tokenOf('{}'));

  await waitFor(() => expect(verdict.current?.state).toBe('verified'));
});

test('of a token that matches the key from its own "jku" is that nothing is proven', async () => {
  const origin = { kind: 'token', parameter: 'jku', address: 'https://a.example/', at: 0 } as const;
  const verdict = verdictOf(tokenOf('{}'), SETTLED, origin);

  await waitFor(() => expect(verdict.current).toMatchObject({ reason: 'key-named-by-token' }));
});

describe('while an edit', () => {
  test('is on its way into the token there is none', async () => {
    const verdict = verdictOf(tokenOf('{}'), { ...SETTLED, pending: true });
    await new Promise((resolve) => setTimeout(resolve, 30));

    expect(verdict.current).toBeUndefined();
  });

  test('is not signed it says so at once', () => {
    expect(verdictOf(tokenOf('{}'), { ...SETTLED, unsigned: true }).current).toEqual({
      state: 'invalid',
      reason: 'edited',
    });
  });

  test('is not signed and its form is broken it says that', () => {
    const text = tokenOf('{}').split('.').slice(0, 2).join('.');

    expect(verdictOf(text, { ...SETTLED, unsigned: true }).current?.state).toBe('malformed');
  });
});
