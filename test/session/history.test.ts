import { describe, expect, test } from 'vitest';
import {
  awaitsForgetting,
  type History,
  type HistoryAction,
  NEW_HISTORY,
  reduceHistory,
} from '../../src/session/history.ts';

function historyAfter(...actions: readonly HistoryAction[]): History {
  return actions.reduce(reduceHistory, NEW_HISTORY);
}

const token = (text: string) => ({ type: 'type-token', text }) as const;
const key = (text: string) => ({ type: 'type-key', text }) as const;
const payload = (text: string) =>
  ({ type: 'edit', part: 'payload', text, baseline: 'a.b.c' }) as const;
const UNDO = { type: 'undo' } as const;
const REDO = { type: 'redo' } as const;
const CLEAR = { type: 'clear' } as const;

describe('undo takes back', () => {
  test('a paste, with what it did to the key', () => {
    const { present } = historyAfter(
      token('first.token'),
      key('a secret'),
      token('second.token'),
      UNDO,
    );
    expect(present).toMatchObject({ text: 'first.token', keyText: 'a secret' });
  });

  test('typing as a whole', () => {
    const { present } = historyAfter(token('pasted'), key('s'), key('se'), key('sec'), UNDO);
    expect(present).toMatchObject({ text: 'pasted', keyText: '' });
  });

  test('a key for another one of the same length, step by step', () => {
    const [one, two, three] = ['1', '2', '3'].map((digit) => digit.repeat(40));
    const { present } = historyAfter(key(one ?? ''), key(two ?? ''), key(three ?? ''), UNDO);
    expect(present.keyText).toBe(two);
  });

  test('an edit together with the signing that followed', () => {
    const placed = { type: 'put-token', text: 'a.B.C', instead: 'a.b.c' } as const;
    const { present } = historyAfter(token('a.b.c'), payload('{"much":"longer"}'), placed, UNDO);
    expect(present).toMatchObject({ text: 'a.b.c', draft: undefined });
  });

  test('Clear: token, key and edit', () => {
    const before = historyAfter(token('a.b.c'), key('hush-hush'), payload('{}'));
    const cleared = reduceHistory(before, CLEAR);
    expect(cleared.present).toMatchObject({ text: '', keyText: '', draft: undefined });
    expect(reduceHistory(cleared, UNDO).present).toEqual(before.present);
  });
});

test('redo does again what undo took back, until something else is done', () => {
  expect(historyAfter(token('a.b.c'), UNDO, REDO).present.text).toBe('a.b.c');
  expect(historyAfter(token('a.b.c'), UNDO, key('other'), REDO).present.text).toBe('');
});

test('there is nothing to take back on a new page', () => {
  expect(historyAfter(UNDO, REDO)).toEqual(NEW_HISTORY);
});

describe('what was cleared', () => {
  const cleared = historyAfter(token('a.b.c'), key('hush-hush'), CLEAR);

  test('waits to be forgotten, with nothing from before it', () => {
    expect(awaitsForgetting(cleared)).toBe(true);
    expect(cleared.past).toHaveLength(1);
  });

  test('is gone when it is forgotten', () => {
    const forgotten = reduceHistory(cleared, { type: 'forget' });
    expect(awaitsForgetting(forgotten)).toBe(false);
    expect(JSON.stringify(forgotten)).not.toContain('hush-hush');
  });

  test('is gone when something new is pasted', () => {
    expect(JSON.stringify(reduceHistory(cleared, token('x.y.z')))).not.toContain('hush-hush');
  });

  test('waits to be forgotten as well when Undo emptied the boxes', () => {
    expect(awaitsForgetting(historyAfter(token('a.b.c'), UNDO))).toBe(true);
  });
});

test('the steps are bounded', () => {
  const actions = Array.from({ length: 200 }, (_, index) => token(`${index}`.repeat(20)));
  expect(historyAfter(...actions).past.length).toBeLessThanOrEqual(60);
});

test('an editor forgets what it held when something came by no typing', () => {
  const typed = historyAfter(token('a.b.c'));
  for (const action of [CLEAR, UNDO, { type: 'open', text: 'x', keyText: '' } as const]) {
    expect(reduceHistory(typed, action).turn).toBeGreaterThan(typed.turn);
  }
  expect(reduceHistory(typed, token('a.b.cd')).turn).toBe(typed.turn);
});
