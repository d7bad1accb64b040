import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { latest, type Work } from '../../src/session/latest.ts';
import { memo } from '../../src/session/memo.ts';

test('a memo computes once for the same arguments, and again for others', () => {
  const compute = vi.fn((one: object, other: number) => ({ one, other }));
  const cached = memo(compute);
  const one = {};

  expect(cached(one, 1)).toBe(cached(one, 1));
  expect(cached(one, 2)).not.toBe(cached({}, 2));
  expect(compute).toHaveBeenCalledTimes(3);
});

describe('work for the latest arguments', () => {
  function begin() {
    const works: Work<string>[] = [];
    const changed = vi.fn();
    const work = latest(
      (each: Work<string>, name: string) => {
        works.push(each);
        if (name === 'broken') throw new Error('a bug');
      },
      changed,
      (name) => `${name} failed`,
    );
    return { works, changed, work };
  }

  /** Node and jsdom have no function to report an error. */
  const reportError = vi.fn();
  beforeEach(() => void vi.stubGlobal('reportError', reportError));
  afterEach(() => {
    vi.unstubAllGlobals();
    reportError.mockClear();
  });

  test('that throws is reported as a bug and ends with the answer for a failure', async () => {
    const { changed, work } = begin();
    expect(work(['broken'])).toBeUndefined();
    await vi.waitFor(() => expect(changed).toHaveBeenCalledOnce());

    expect(work(['broken'])).toBe('broken failed');
    expect(reportError).toHaveBeenCalledExactlyOnceWith(new Error('a bug'));
  });

  test('that throws after other arguments came changes nothing', async () => {
    const { changed, work } = begin();
    work(['broken']);
    work(['a']);
    await vi.waitFor(() => expect(reportError).toHaveBeenCalledOnce());

    expect(changed).not.toHaveBeenCalled();
    expect(work(['a'])).toBeUndefined();
  });

  test('is begun once, and hands out what was reported', () => {
    const { works, changed, work } = begin();
    expect(work(['a'])).toBeUndefined();
    expect(work(['a'])).toBeUndefined();
    works[0]?.report('done');

    expect(works).toHaveLength(1);
    expect(changed).toHaveBeenCalledOnce();
    expect(work(['a'])).toBe('done');
  });

  test('is aborted by other arguments, and what it reports then is ignored', () => {
    const { works, changed, work } = begin();
    work(['a']);
    work(['b']);
    works[0]?.report('too late');

    expect(works[0]?.signal.aborted).toBe(true);
    expect(changed).not.toHaveBeenCalled();
    expect(work(['b'])).toBeUndefined();
  });

  test('ends when there is nothing to do', () => {
    const { works, work } = begin();
    work(['a']);
    expect(work(undefined)).toBeUndefined();

    expect(works[0]?.signal.aborted).toBe(true);
  });
});
