import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { FetchOutcome } from '../../src/core/keys/fetch-message.ts';
import { fail } from '../../src/core/result.ts';
import { fetchText } from '../../src/session/fetch-text.ts';
import {
  answerFetch,
  fetchFrame,
  fixNonce,
  sent,
  tellBegun,
} from '../support/servers/answer-fetch.ts';

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
])('ignores a message of %s', async (_, forged) => {
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

/** As the browser does when a page is in the frame, be it one of its own that says why there is none. */
function load(): void {
  fetchFrame()?.dispatchEvent(new Event('load'));
}

test('a frame with something else in it is given up soon', async () => {
  load();
  await vi.advanceTimersByTimeAsync(2000);
  expect(outcome).toEqual({ ok: false, problem: 'frame-missing' });
});

test('a frame that has begun may take its time', async () => {
  load();
  tellBegun();
  await vi.advanceTimersByTimeAsync(11_000);
  expect(outcome).toBeUndefined();
  answerFetch(sent('{}'));
  await vi.advanceTimersByTimeAsync(0);
  expect(outcome).toEqual(sent('{}'));
});

describe('where the browser says that it is offline', () => {
  beforeEach(() => vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false));

  test.each([
    ['a host is out of reach', ADDRESS, 'network', 'offline'],
    ['a redirect was stopped', ADDRESS, 'redirected', 'redirected'],
    [
      'this computer is reached, but rejects the connection',
      'http://localhost:1/jwks',
      'network',
      'network',
    ],
  ] as const)('%s', async (_, address, answer, problem) => {
    abort.abort();
    void fetchText(address, new AbortController().signal).then((settled) => {
      outcome = settled;
    });
    tellBegun();
    answerFetch(fail(answer));
    await vi.advanceTimersByTimeAsync(0);
    expect(outcome).toEqual({ ok: false, problem });
  });

  test('this computer is fetched from', async () => {
    abort.abort();
    void fetchText('http://localhost:1/jwks', new AbortController().signal).then((settled) => {
      outcome = settled;
    });
    tellBegun();
    answerFetch(sent('{}'));
    await vi.advanceTimersByTimeAsync(0);
    expect(outcome).toEqual(sent('{}'));
  });

  test('the frame itself is out of reach', async () => {
    load();
    await vi.advanceTimersByTimeAsync(2000);
    expect(outcome).toEqual({ ok: false, problem: 'offline' });
  });
});

test('stopping takes the frame away', async () => {
  abort.abort();
  await vi.advanceTimersByTimeAsync(0);
  expect(outcome?.ok).toBe(false);
  expect(fetchFrame()).toBeNull();
});
