import { act, renderHook, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { DecodedToken } from '../../src/core/decode/decoded-token.ts';
import { parseKeys } from '../../src/core/keys/parse-keys.ts';
import { judgeToken, studyFurther } from '../../src/pipeline.ts';
import { useAudit } from '../../src/state/use-audit.ts';
import { type Findings, useFindings } from '../../src/state/use-findings.ts';
import { readToken } from '../core/read-token.ts';
import { SECRET, soundToken } from '../support/tokens.ts';

const NOW = 1_800_000_000;
const KEY = parseKeys(SECRET, 'utf8');

beforeAll(async () => {
  const { result } = renderHook(() => useAudit());
  await waitFor(() => expect(result.current).not.toBe('loading'));
});

beforeEach(() => {
  vi.useFakeTimers({ now: NOW * 1000 });
});

afterEach(() => {
  vi.useRealTimers();
});

function findingsOf(token: DecodedToken | undefined) {
  return renderHook(() => useFindings(token, KEY)).result;
}

function codesOf(findings: Findings): string[] | string {
  return typeof findings === 'string' ? findings : findings.map(({ code }) => code);
}

test('there are none without a token', () => {
  expect(findingsOf(undefined).current).toEqual([]);
});

test('a token that expires while the page is open is found to be expired', () => {
  const findings = findingsOf(readToken(soundToken({ exp: NOW + 5 })));
  const codes = () => codesOf(findings.current);
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
  const { result, rerender } = renderHook(
    ({ isFound }) => useFindings(token, KEY, judgement, isFound),
    { initialProps: { isFound: false } },
  );
  await waitFor(() => expect(codesOf(result.current)).toEqual([]));
  rerender({ isFound: true });
  await waitFor(() => expect(codesOf(result.current)).toEqual(['secret-known']));
});

test('are not made anew while the clock passes no date', () => {
  const findings = findingsOf(readToken(soundToken()));
  const first = findings.current;
  act(() => vi.advanceTimersByTime(30_000));

  expect(findings.current).toBe(first);
});

test('those of the same token stand until new evidence is weighed', async () => {
  vi.useRealTimers();
  const token = readToken(soundToken({ password: 'hunter2' }));
  const judgement = await studyFurther(await judgeToken(token, KEY, 'utf8'), SECRET);
  const seen: Findings[] = [];
  const { result, rerender } = renderHook(
    ({ isFound }) => {
      const findings = useFindings(token, KEY, judgement, isFound);
      seen.push(findings);
      return findings;
    },
    { initialProps: { isFound: false } },
  );
  await waitFor(() => expect(codesOf(result.current)).toEqual(['password-claim']));
  makeSlicesTooShort();
  seen.length = 0;
  rerender({ isFound: true });
  await waitFor(() => expect(codesOf(result.current)).toEqual(['secret-known', 'password-claim']));
  expect(seen.map(codesOf)).not.toContain('reading');
  vi.restoreAllMocks();
});

function makeSlicesTooShort(): void {
  let time = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (time += 5));
}

describe('where a slice of time is too short for all rules', () => {
  beforeEach(() => {
    vi.useRealTimers();
    makeSlicesTooShort();
  });

  afterEach(() => {
    vi.restoreAllMocks();
  });

  test('they come after the frame that shows the token', async () => {
    const findings = findingsOf(readToken(soundToken({ password: 'hunter2' })));
    expect(findings.current).toBe('reading');

    await waitFor(() => expect(codesOf(findings.current)).toEqual(['password-claim']));
  });

  test('they are never those of the token before', async () => {
    const first = readToken(soundToken({ password: 'hunter2' }));
    const { result, rerender } = renderHook(({ token }) => useFindings(token, KEY), {
      initialProps: { token: first },
    });
    await waitFor(() => expect(codesOf(result.current)).toEqual(['password-claim']));

    rerender({ token: readToken(soundToken()) });
    expect(result.current).toBe('reading');
    await waitFor(() => expect(codesOf(result.current)).toEqual([]));
  });
});
