import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { FetchOutcome } from '../../src/core/keys/fetch-message.ts';
import { fetchText } from '../../src/state/fetch-text.ts';
import { answerFetch, fetchFrame, fixNonce, sent } from '../support/answer-fetch.ts';

const ADDRESS = 'https://issuer.example/jwks';
let abort: AbortController;
let outcome: FetchOutcome | undefined;

beforeEach(() => {
  vi.useFakeTimers();
  fixNonce();
  abort = new AbortController();
  outcome = undefined;
  void fetchText(ADDRESS, abort.signal).then((settled) => {
    outcome = settled;
  });
});

afterEach(() => {
  fetchFrame()?.remove();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('the frame may run scripts and nothing else, and is gone after its answer', async () => {
  expect(fetchFrame()?.getAttribute('sandbox')).toBe('allow-scripts');
  expect(fetchFrame()?.getAttribute('src')).toBe('./fetch-frame.html');
  answerFetch(sent('{}'));
  await vi.advanceTimersByTimeAsync(0);
  expect(outcome).toEqual(sent('{}'));
  expect(fetchFrame()).toBeNull();
});

test.each([
  ['another window', { source: window }],
  ['no window', { source: null }],
  ['a window with an origin', { origin: 'https://issuer.example' }],
  ['another request', { data: { nonce: 'other', ...sent('{}') } }],
  ['nobody, without an answer in it', { data: 'hello' }],
])('a message of %s is no answer', async (_, forged) => {
  answerFetch(sent('{}'), forged);
  await vi.advanceTimersByTimeAsync(0);
  expect(outcome).toBeUndefined();
  expect(fetchFrame()).not.toBeNull();
});

test('a frame that is not there is given up', async () => {
  await vi.advanceTimersByTimeAsync(11_000);
  expect(outcome).toBeUndefined();
  await vi.advanceTimersByTimeAsync(1000);
  expect(outcome).toEqual({ ok: false, problem: 'frame-missing' });
  expect(fetchFrame()).toBeNull();
});

test('stopping takes the frame away', async () => {
  abort.abort();
  await vi.advanceTimersByTimeAsync(0);
  expect(outcome?.ok).toBe(false);
  expect(fetchFrame()).toBeNull();
});
