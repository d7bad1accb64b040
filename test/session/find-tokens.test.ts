import { expect, test } from 'vitest';
import { findTokens, findTokensAtOnce } from '../../src/session/find-tokens.ts';
import { tokenOf } from '../support/tokens/tokens.ts';

const LONG = tokenOf(JSON.stringify({ note: 'n'.repeat(300_000) }));

test('a token and no more is found at once, however long it is', () => {
  expect(findTokensAtOnce(LONG)).toMatchObject([{ compact: LONG, start: 0, end: LONG.length }]);
});

test('a long text with more in it is left to the worker, until it is known', () => {
  const text = `Authorization: Bearer ${LONG}`;
  expect(findTokensAtOnce(text)).toBeUndefined();
  expect(findTokens(text)).toMatchObject([{ compact: LONG }]);
  expect(findTokensAtOnce(text)).toBe(findTokens(text));
});
