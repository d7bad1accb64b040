import { afterEach, expect, test, vi } from 'vitest';
import { ok } from '../../src/core/result.ts';
import { type Language, speak } from '../../src/core/words/say.ts';
import type { ReviewRequest } from '../../src/worker/review.ts';
import { SECRET, soundToken } from '../support/tokens/tokens.ts';
import { openSession } from './open-session.ts';

const worker = vi.hoisted(() => ({
  requests: [] as ReviewRequest[],
  known: undefined as string | undefined,
}));

vi.mock('../../src/worker/worker-client.ts', () => ({
  createWorkerClient: () => ({
    abort: () => undefined,
    ask: async (_job: 'review', request: ReviewRequest) => {
      worker.requests.push(request);
      const { tag, catalogue } = request.language ?? {};
      if (catalogue) worker.known = tag;
      if (tag && worker.known !== tag) return ok('needs-catalogue');
      return ok(request.layers.map(() => ({ evidence: 'unavailable', findings: [] })));
    },
  }),
}));

const GERMAN: Language = { tag: 'de', catalogue: { a: 'b' }, translate: () => undefined };

afterEach(() => speak(undefined));

test('the catalogue goes to the worker once, and not with every review', async () => {
  speak(GERMAN);
  const { dispatch, reviewed } = openSession(soundToken(), SECRET);
  await reviewed();
  expect(worker.requests.map(({ language }) => language)).toEqual([
    { tag: 'de', catalogue: undefined },
    { tag: 'de', catalogue: GERMAN.catalogue },
  ]);

  worker.requests.length = 0;
  dispatch({ type: 'type-token', text: soundToken({ sub: 'another' }) });
  await reviewed();
  expect(worker.requests.map(({ language }) => language)).toEqual([
    { tag: 'de', catalogue: undefined },
  ]);
});

test('in English none goes', async () => {
  worker.requests.length = 0;
  const { reviewed } = openSession(soundToken(), SECRET);
  await reviewed();
  expect(worker.requests.map(({ language }) => language)).toEqual([undefined]);
});
