import { renderHook, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { identifyKey } from '../../src/core/keys/key-identity.ts';
import { type KeyOrigin, USER_ORIGIN } from '../../src/core/keys/key-origin.ts';
import { NO_ORIGINS, rememberOrigin } from '../../src/core/keys/known-origins.ts';
import { parseKeys } from '../../src/core/keys/parse-keys.ts';
import { readTokens } from '../../src/pipeline.ts';
import { composeVerdict } from '../../src/state/compose-verdict.ts';
import { useJudgement } from '../../src/state/use-judgement.ts';
import { SECRET, tokenOf } from '../support/tokens.ts';

const SETTLED = { problem: undefined, pending: false, unsigned: false };
const KEY = parseKeys(SECRET, 'utf8');
const NAMES = KEY.state === 'read' ? KEY.keys.flatMap(identifyKey) : [];

function verdictOf(text: string, composition = SETTLED, origin: KeyOrigin = USER_ORIGIN) {
  const [token] = readTokens(text);
  const workspace = {
    text,
    checksInside: false,
    knownOrigins: rememberOrigin(NO_ORIGINS, origin, NAMES),
  };
  const use = () =>
    composeVerdict(workspace, token, useJudgement(token, KEY, 'utf8', SECRET), composition);
  return renderHook(use).result;
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

  test('is not signed it says so, once the signature was found not to match', async () => {
    const verdict = verdictOf(tokenOf('{}', 'another'), { ...SETTLED, unsigned: true });

    await waitFor(() => expect(verdict.current).toEqual({ state: 'invalid', reason: 'edited' }));
  });

  test('leads back to what was signed, it is verified', async () => {
    const verdict = verdictOf(tokenOf('{}'), { ...SETTLED, unsigned: true });

    await waitFor(() => expect(verdict.current?.state).toBe('verified'));
  });

  test('is not signed and its form is broken it says that', async () => {
    const text = tokenOf('{}').split('.').slice(0, 2).join('.');

    const verdict = verdictOf(text, { ...SETTLED, unsigned: true });

    await waitFor(() => expect(verdict.current?.state).toBe('malformed'));
  });
});
