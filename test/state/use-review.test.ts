import { renderHook, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { NO_EXPECTATIONS } from '../../src/core/claims/expectation-texts.ts';
import { readExpectations } from '../../src/core/claims/expectations.ts';
import { NO_ORIGINS } from '../../src/core/keys/known-origins.ts';
import { parseKeys } from '../../src/core/keys/parse-keys.ts';
import { type Judgement, judgeToken, studyFurther } from '../../src/pipeline.ts';
import { useAudit } from '../../src/state/use-audit.ts';
import { useChecks } from '../../src/state/use-checks.ts';
import { useReview } from '../../src/state/use-review.ts';
import { readToken } from '../core/read-token.ts';
import { SECRET, soundClaims, soundToken, tokenOf } from '../support/tokens.ts';

const KEY = parseKeys(SECRET, 'utf8');
const INPUTS = { knownOrigins: NO_ORIGINS, checksInside: false };
const EXPECTATIONS = readExpectations(NO_EXPECTATIONS);

beforeAll(async () => {
  const { result } = renderHook(() => useAudit());
  await waitFor(() => expect(result.current).not.toBe('loading'));
});

afterEach(() => {
  vi.restoreAllMocks();
});

/** What the page concludes as the judgement grows, every state it shows on the way. */
function watch(text: string) {
  const token = readToken(text);
  const seen: (string | undefined)[] = [];
  const use = ({ judgement }: { judgement: Judgement | undefined }) => {
    const { layers, signature } = judgement ?? {};
    const { review } = useReview(INPUTS, token, KEY, layers, signature, false);
    const { conclusion } = useChecks(review, EXPECTATIONS);
    seen.push(conclusion?.state);
    return conclusion;
  };
  const initialProps: { judgement: Judgement | undefined } = { judgement: undefined };
  return { token, seen, ...renderHook(use, { initialProps }) };
}

test('a token is accepted once its evidence is weighed, and not before', async () => {
  const { token, result, rerender, seen } = watch(soundToken());
  const judgement = await judgeToken(token, KEY, 'utf8');
  rerender({ judgement });
  expect(judgement.signature.state).toBe('verified');
  expect(seen).not.toContain('accepted');

  rerender({ judgement: await studyFurther(judgement, SECRET) });
  await waitFor(() => expect(result.current?.state).toBe('accepted'));
});

test('a long audit of the evidence is waited for', async () => {
  const text = tokenOf(`{"sub":"admin",${JSON.stringify(soundClaims()).slice(1)}`);
  const { token, result, rerender, seen } = watch(text);
  const judgement = await studyFurther(await judgeToken(token, KEY, 'utf8'), SECRET);
  let time = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (time += 5));
  rerender({ judgement });
  expect(result.current).toBeUndefined();
  await waitFor(() => expect(result.current?.state).toBe('unknown'));
  expect(seen).not.toContain('accepted');
});

test('without its evidence, which failed to load, a token is not accepted', async () => {
  const { token, result, rerender } = watch(soundToken());
  const judgement = await studyFurther(await judgeToken(token, KEY, 'utf8'), SECRET);
  const [first] = judgement.layers;
  const study = first.study && ({ ...first.study, hasFailed: true } as const);
  rerender({ judgement: { ...judgement, layers: [{ ...first, study }], study } });
  await waitFor(() => expect(result.current).toMatchObject({ state: 'unknown' }));
});
