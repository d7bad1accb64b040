import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DecodedToken } from '../../src/core/decode/decoded-token.ts';
import { parseKeys } from '../../src/core/keys/parse-keys.ts';
import { judgeToken, studyFurther } from '../../src/pipeline.ts';
import { useFindings } from '../../src/state/use-findings.ts';
import { readToken } from '../core/read-token.ts';
import { SECRET, soundToken } from '../support/tokens.ts';

const NOW = 1_800_000_000;
const KEY = parseKeys(SECRET, 'utf8');

beforeEach(() => {
  vi.useFakeTimers({ now: NOW * 1000 });
});

afterEach(() => {
  vi.useRealTimers();
});

function findingsOf(token: DecodedToken | undefined) {
  return renderHook(() => useFindings(token, KEY)).result;
}

test('there are none without a token', () => {
  expect(findingsOf(undefined).current).toEqual([]);
});

test('a token that expires while the page is open is found to be expired', () => {
  const findings = findingsOf(readToken(soundToken({ exp: NOW + 5 })));
  const codes = () => findings.current?.map(({ code }) => code);
  expect(codes()).toEqual([]);

  act(() => vi.advanceTimersByTime(4_000));
  expect(codes()).toEqual([]);

  act(() => vi.advanceTimersByTime(1_000));
  expect(codes()).toEqual(['token-expired']);
});

test('a secret that the search has found is evidence', async () => {
  vi.useRealTimers();
  const token = readToken(soundToken());
  const judgement = await studyFurther(await judgeToken(token, KEY, 'utf8'), SECRET);
  const codesWhen = (isFound: boolean) =>
    renderHook(() => useFindings(token, KEY, judgement, isFound)).result.current?.map(
      ({ code }) => code,
    );
  expect(codesWhen(false)).toEqual([]);
  expect(codesWhen(true)).toEqual(['secret-known']);
});

test('are not made anew while the clock passes no date', () => {
  const findings = findingsOf(readToken(soundToken()));
  const first = findings.current;
  act(() => vi.advanceTimersByTime(30_000));

  expect(findings.current).toBe(first);
});
