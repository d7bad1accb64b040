import { describe, expect, test } from 'vitest';
import { NO_EXPECTATIONS } from '../../src/core/checks/expectation-texts.ts';
import {
  canRestore,
  type History,
  type HistoryAction,
  holdsSecrets,
  NEW_HISTORY,
  reduceHistory,
} from '../../src/session/history.ts';
import type { Action, Workspace } from '../../src/session/workspace.ts';

/** Milliseconds between two key presses of one step. */
const PRESS = 200;

/** Each action a key press after the one before it; a number is a pause in milliseconds. */
function historyAfter(...actions: readonly (HistoryAction | number)[]): History {
  let time = 0;
  return actions.reduce<History>((history, action) => {
    if (typeof action === 'number') {
      time += action;
      return history;
    }
    time += PRESS;
    return reduceHistory(history, action, time);
  }, NEW_HISTORY);
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
    const typed = [token('a.b.c'), key('hush-hush'), payload('{}')];
    const cleared = historyAfter(...typed, CLEAR);
    expect(cleared.present).toMatchObject({ text: '', keyText: '', draft: undefined });
    expect(historyAfter(...typed, CLEAR, UNDO).present).toEqual(historyAfter(...typed).present);
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
  const put = [token('a.b.c'), key('hush-hush')];
  const cleared = historyAfter(...put, CLEAR);

  test('can be restored, with nothing from before it', () => {
    expect(canRestore(cleared)).toBe(true);
    expect(cleared.past).toHaveLength(1);
  });

  test('can be restored however long ago that was', () => {
    const later = historyAfter(...put, CLEAR, 86_400_000, UNDO);
    expect(later.present).toMatchObject({ text: 'a.b.c', keyText: 'hush-hush' });
  });

  test('is gone as soon as something else is put in', () => {
    const next = historyAfter(...put, CLEAR, token('x.y.z'));
    expect(canRestore(next)).toBe(false);
    expect(JSON.stringify(next)).not.toContain('hush-hush');
  });

  test('is held until then, and so is what Undo emptied', () => {
    expect(holdsSecrets(cleared)).toBe(true);
    expect(holdsSecrets(historyAfter(token('a.b.c'), UNDO))).toBe(true);
    expect(holdsSecrets(NEW_HISTORY)).toBe(false);
  });

  test('is what a deleted text is, too: the page is empty then', () => {
    expect(canRestore(historyAfter(token('a.b.c'), token('')))).toBe(true);
  });
});

test('the steps are bounded', () => {
  const actions = Array.from({ length: 200 }, (_, index) => token(`${index}`.repeat(20)));
  expect(historyAfter(...actions).past.length).toBeLessThanOrEqual(60);
});

/** A field: how an action types a text into it, and what is in it. */
const FIELDS: Readonly<
  Record<string, readonly [(text: string) => Action, (workspace: Workspace) => string | undefined]>
> = {
  Token: [token, ({ text }) => text],
  Key: [key, ({ keyText }) => keyText],
  Passphrase: [
    (passphrase) => ({ type: 'type-passphrase', passphrase }),
    ({ passphrase }) => passphrase,
  ],
  Header: [
    (text) => ({ type: 'edit', part: 'header', text, baseline: 'a.b.c' }),
    ({ draft }) => draft?.headerText,
  ],
  Payload: [payload, ({ draft }) => draft?.payloadText],
  'Detached payload': [
    (text) => ({ type: 'type-detached', text }),
    ({ detachedPayload }) => detachedPayload,
  ],
  ...Object.fromEntries(
    (['issuer', 'audience', 'tolerance'] as const).map((name) => [
      `the expected ${name}`,
      [
        (text: string): Action => ({
          type: 'expect',
          expectations: { ...NO_EXPECTATIONS, [name]: text },
        }),
        ({ expectations }: Workspace) => expectations[name],
      ],
    ]),
  ),
};

describe.each(Object.entries(FIELDS))('typing in %s', (_, [type, read]) => {
  /** So that there is something in every field, and the page is not empty. */
  const begun = [token('a.b.c'), type('some text that was pasted'), 5000];
  const START = 'some text that was pasted';

  test.each<readonly [string, readonly (string | number)[], readonly string[]]>([
    ['key by key is one step', ['1', '12', '123', '1234'], [START]],
    ['with a pause is two steps', ['1', '12', 1500, '123', '1234'], ['12', START]],
    ['then deleting is two steps', ['1', '12', '123', '12', '1'], ['123', START]],
    [
      'then pasting is two steps',
      ['1', '12', '12 and a paste', '12 and a paste!'],
      ['12 and a paste', '12', START],
    ],
  ])('%s', (_name, keys, steps) => {
    const presses = keys.map((each) =>
      typeof each === 'number' ? each : type(each.includes('paste') ? each : `${START}${each}`),
    );
    const expected = steps.map((each) => (/^\d+$/.test(each) ? `${START}${each}` : each));
    const seen = steps.map((_step, index) =>
      read(historyAfter(...begun, ...presses, ...Array(index + 1).fill(UNDO)).present),
    );
    expect(seen).toEqual(expected);
    const redone = historyAfter(
      ...begun,
      ...presses,
      ...Array(steps.length).fill(UNDO),
      ...Array(steps.length).fill(REDO),
    );
    expect(read(redone.present)).toBe(read(historyAfter(...begun, ...presses).present));
  });
});

test('typing goes on in the same step while the page signs what was typed', () => {
  const placed = { type: 'put-token', text: 'a.B.C', instead: 'a.b.c' } as const;
  const { present } = historyAfter(
    token('a.b.c'),
    payload('{"much":"longer"}'),
    payload('{"much":"longer1"}'),
    placed,
    payload('{"much":"longer12"}'),
    UNDO,
  );
  expect(present).toMatchObject({ text: 'a.b.c', draft: { payloadText: '{"much":"longer"}' } });
});

test('treats the first key press in a part as typing', () => {
  const first = { ...payload('{"a":1}'), before: '{"a":}' };
  const { present, past } = historyAfter(token('a.b.c'), first, payload('{"a":12}'));
  expect(present.draft?.payloadText).toBe('{"a":12}');
  expect(past.map(({ action }) => action)).toEqual(['type-token', 'edit']);
});

test('typing in one field and then in another is two steps', () => {
  const { present } = historyAfter(
    token('a.b.c'),
    key('s'),
    token('a.b.cd'),
    key('se'),
    UNDO,
    UNDO,
  );
  expect(present).toMatchObject({ text: 'a.b.c', keyText: 's' });
});
