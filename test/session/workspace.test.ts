import { describe, expect, test } from 'vitest';
import {
  type Action,
  EMPTY_WORKSPACE,
  reduceWorkspace,
  type Workspace,
} from '../../src/session/workspace.ts';

function workspaceAfter(...actions: readonly Action[]): Workspace {
  return actions.reduce(reduceWorkspace, EMPTY_WORKSPACE);
}

function edit(part: 'header' | 'payload', text: string, baseline = 'a.b.c'): Action {
  return { type: 'edit', part, text, baseline };
}

const TOKEN: Action = { type: 'type-token', text: 'a.b.c' };
const KEY: Action = { type: 'type-key', text: 'secret' };
const ARRIVING = {
  channel: 'link',
  text: 'a.b.c',
  inQuery: true,
  keyText: 'public',
  keys: ['EC P-256 x'],
  key: 'taken',
} as const;
const LINK: Action = { type: 'arrive', arriving: ARRIVING };
const OPEN_INSIDE: Action = {
  type: 'open-contained',
  compact: 'd.e.f',
  place: '/data',
  keepsKey: true,
};
const REPLACE: Action = { type: 'answer-arrival', replace: true };

test('typing a key never touches the token, nor the other way round', () => {
  expect(workspaceAfter(TOKEN, KEY)).toMatchObject({ text: 'a.b.c', keyText: 'secret' });
  expect(workspaceAfter(KEY, TOKEN)).toMatchObject({ text: 'a.b.c', keyText: 'secret' });
});

test('never changes the workspace it is given', () => {
  const before = Object.freeze(workspaceAfter(TOKEN, KEY));

  expect(reduceWorkspace(before, edit('payload', '{}'))).not.toBe(before);
});

describe('an edit', () => {
  test('begins with the token as it was', () => {
    expect(workspaceAfter(TOKEN, edit('payload', '{')).draft).toEqual({
      baseline: 'a.b.c',
      headerText: undefined,
      payloadText: '{',
    });
  });

  test('keeps the token it began with, and the other part', () => {
    const { draft } = workspaceAfter(
      TOKEN,
      edit('payload', '{}'),
      edit('header', '{"alg":"none"}', 'x.y.z'),
      edit('payload', '{"a":1}', 'x.y.z'),
    );

    expect(draft).toEqual({
      baseline: 'a.b.c',
      headerText: '{"alg":"none"}',
      payloadText: '{"a":1}',
    });
  });

  test('goes on while the composed token takes its place in the text', () => {
    const put = { type: 'put-token', text: 'a.d.e', instead: 'a.b.c' } as const;
    const workspace = workspaceAfter(TOKEN, edit('payload', '{}'), put);

    expect(workspace).toMatchObject({ text: 'a.d.e', draft: { payloadText: '{}' } });
  });

  test('goes on while a key is typed', () => {
    expect(workspaceAfter(TOKEN, edit('payload', '{}'), KEY).draft?.payloadText).toBe('{}');
  });

  test('ends when another token is typed', () => {
    expect(
      workspaceAfter(TOKEN, edit('payload', '{}'), { type: 'type-token', text: 'x' }).draft,
    ).toBe(undefined);
  });

  test('ends when an example is opened, or a link instead', () => {
    const example = { type: 'open', text: 'x', keyText: '' } as const;
    expect(workspaceAfter(TOKEN, edit('payload', '{}'), example).draft).toBeUndefined();
    expect(workspaceAfter(TOKEN, edit('payload', '{}'), LINK, REPLACE).draft).toBeUndefined();
  });
});

test('a text that was typed since wins over the composed token', () => {
  const put = { type: 'put-token', text: 'a.d.e', instead: 'a.b.c' } as const;

  expect(workspaceAfter(TOKEN, { type: 'type-token', text: 'new' }, put).text).toBe('new');
});

test('a secret can be read in another encoding, with another text', () => {
  const workspace = workspaceAfter(
    { type: 'type-key', text: ' ff ' },
    {
      type: 'read-secret',
      text: 'ff',
      encoding: 'hex',
    },
  );

  expect(workspace).toMatchObject({ keyText: 'ff', secretEncoding: 'hex' });
});

test('opening a token replaces text and key, and resets encoding and edit', () => {
  const workspace = workspaceAfter(
    KEY,
    { type: 'read-secret', text: 'ff', encoding: 'hex' },
    {
      type: 'open',
      text: 'x',
      keyText: '',
    },
  );

  expect(workspace).toEqual({ ...EMPTY_WORKSPACE, text: 'x' });
});

describe('what a link brought is told', () => {
  test('when it is opened', () => {
    expect(workspaceAfter(LINK).arrival).toEqual({
      channel: 'link',
      text: 'a.b.c',
      inQuery: true,
    });
  });

  test('of the key as long as the page knows it, whatever is typed', () => {
    const origin = { kind: 'arrived', channel: 'link' };
    const known = [{ origin, keys: ARRIVING.keys }];
    expect(workspaceAfter(LINK, KEY, { type: 'type-key', text: 'public' }).knownOrigins).toEqual(
      known,
    );
  });

  test('while the token is edited', () => {
    expect(workspaceAfter(LINK, edit('payload', '{}')).arrival).toBeDefined();
  });

  test('of a key that was dropped, until another one is put in its place', () => {
    const refused = { ...ARRIVING, keyText: undefined, keys: [], key: 'refused' } as const;
    const dropped = workspaceAfter({ type: 'arrive', arriving: refused });
    expect(dropped.droppedKey).toEqual({ channel: 'link', why: 'refused' });
    expect(dropped.keyText).toBe('');
    expect(reduceWorkspace(dropped, KEY).droppedKey).toBeUndefined();
  });
});

describe('a check with the key inside', () => {
  const CHECK: Action = { type: 'check-inside', on: true };

  test('stays as long as token and key do', () => {
    expect(workspaceAfter(TOKEN, CHECK).checksInside).toBe(true);
    expect(workspaceAfter(TOKEN, CHECK, edit('payload', '{}')).checksInside).toBe(true);
  });

  test.each([
    ['another token', TOKEN],
    ['a key', KEY],
    ['an example', { type: 'open', text: 'x', keyText: '' } as const],
  ])('is over with %s', (_, action) => {
    expect(workspaceAfter(TOKEN, CHECK, action).checksInside).toBe(false);
  });

  test('writes nothing into the Key box', () => {
    expect(workspaceAfter(TOKEN, CHECK).keyText).toBe('');
  });
});

test('keeps the expected claims when another token comes', () => {
  const expectations = { ...EMPTY_WORKSPACE.expectations, issuer: 'https://a.example' };
  const expecting = reduceWorkspace(EMPTY_WORKSPACE, { type: 'expect', expectations });
  expect(expecting.expectations).toBe(expectations);
  const typed = reduceWorkspace(expecting, { type: 'type-token', text: 'a.b.c' });
  expect(typed.expectations).toBe(expectations);
  const opened = reduceWorkspace(typed, { type: 'open', text: 'd.e.f', keyText: 'k' });
  expect(opened.expectations).toBe(expectations);
});

test('the passphrase goes when the key does', () => {
  const typed = workspaceAfter({ type: 'type-passphrase', passphrase: 'right' });

  expect(typed.passphrase).toBe('right');
  expect(reduceWorkspace(typed, { type: 'type-key', text: 'x' }).passphrase).toBe('');
  expect(reduceWorkspace(typed, { type: 'type-token', text: 'x' }).passphrase).toBe('right');
});

test('"clear" empties every field and keeps the expected claims', () => {
  const expectations = { ...EMPTY_WORKSPACE.expectations, issuer: 'https://a.example' };
  const filled = workspaceAfter(
    LINK,
    { type: 'type-passphrase', passphrase: 'open' },
    { type: 'type-detached', text: 'payload' },
    edit('payload', '{}'),
    { type: 'expect', expectations },
  );
  expect(reduceWorkspace(filled, { type: 'clear' })).toEqual({ ...EMPTY_WORKSPACE, expectations });
});

test.each([
  ['many characters', 'a'.repeat(100_001), 'a'.repeat(100_000)],
  ['many lines', 'a\r\n'.repeat(10_000), 'a\n'.repeat(9_999)],
])('a detached payload of %s is kept as its bytes, and a shorter one as text', (_, long, text) => {
  const filled = (given: string) => workspaceAfter({ type: 'type-detached', text: given });
  expect(filled(long)).toMatchObject({
    detachedPayload: '',
    detachedBytes: { bytes: new TextEncoder().encode(long), isExact: false },
  });
  expect(filled(text)).toMatchObject({ detachedPayload: text, detachedBytes: undefined });
  const payload = { bytes: new TextEncoder().encode(long), isExact: true };
  expect(workspaceAfter({ type: 'put-detached', payload })).toMatchObject({
    detachedPayload: '',
    detachedBytes: payload,
  });
});

describe('root certificates', () => {
  const example = { type: 'open', text: 'a.b.c', keyText: '', roots: 'published root' } as const;
  const trusted = [example, { type: 'expect-signer', subject: 'CN=signer' }] as const;
  const own = { type: 'type-roots', text: 'own root' } as const;

  test.each([
    ['is pasted', { type: 'type-token', text: 'x.y.z' }],
    ['is opened', { type: 'open', text: 'x.y.z', keyText: undefined }],
  ] as const)('of an example, and the signer, go when another token %s', (_name, another) => {
    expect(workspaceAfter(...trusted)).toMatchObject({
      roots: 'published root',
      signer: 'CN=signer',
    });
    const closed = workspaceAfter(...trusted, { type: 'close-lesson' }, another);
    expect(closed).toMatchObject({ text: 'x.y.z', roots: '', signer: '' });
  });

  test.each([
    ['is pasted', { type: 'type-token', text: 'x.y.z' }],
    ['is opened', { type: 'open', text: 'x.y.z', keyText: undefined }],
  ] as const)('of the user stay when another token %s', (_name, another) => {
    expect(workspaceAfter(example, own, another).roots).toBe('own root');
  });

  test('of an example stay while its token is edited', () => {
    expect(workspaceAfter(...trusted, edit('payload', '{}')).roots).toBe('published root');
  });
});

describe('a token that was opened from inside another', () => {
  const lost: Action = { ...OPEN_INSIDE, keepsKey: false };
  const back: Action = { type: 'close-contained' };

  test('keeps the key that fits it, and no other', () => {
    expect(workspaceAfter(TOKEN, KEY, OPEN_INSIDE)).toMatchObject({
      text: 'd.e.f',
      keyText: 'secret',
      outer: { place: '/data' },
    });
    expect(workspaceAfter(TOKEN, KEY, lost)).toMatchObject({ text: 'd.e.f', keyText: '' });
  });

  test.each([
    ['once', [lost, back], 'a.b.c', undefined],
    ['twice', [lost, OPEN_INSIDE, back, back], 'a.b.c', undefined],
    ['after one of two', [lost, OPEN_INSIDE, back], 'd.e.f', '/data'],
    ['after an edit of the key', [lost, { type: 'type-key', text: 'k' }, back], 'a.b.c', undefined],
  ] as const)('gives way to the outer token and its key, %s', (_, actions, text, place) => {
    const after = workspaceAfter(TOKEN, KEY, ...actions);
    expect(after.text).toBe(text);
    expect(after.outer?.place).toBe(place);
    expect(after.keyText).toBe(place === undefined ? 'secret' : '');
  });

  test('keeps what was said of keys and expected meanwhile', () => {
    const expectations = { ...EMPTY_WORKSPACE.expectations, issuer: 'a' };
    const opened = workspaceAfter(TOKEN, KEY, OPEN_INSIDE, { type: 'expect', expectations });
    expect(reduceWorkspace(opened, back).expectations).toBe(expectations);
  });

  test.each<Action>([
    { type: 'type-token', text: 'x.y.z' },
    { type: 'open', text: 'x.y.z', keyText: undefined },
    { type: 'clear' },
  ])('has no way back after $type', (action) => {
    const after = reduceWorkspace(workspaceAfter(TOKEN, OPEN_INSIDE), action);
    expect(after.outer).toBeUndefined();
    expect(reduceWorkspace(after, back)).toBe(after);
  });
});

describe('what the user expects is changed by nothing but its own fields', () => {
  const EVERY_OTHER_ACTION = {
    'type-token': TOKEN,
    'select-token': { type: 'select-token', index: 1 },
    'open-contained': OPEN_INSIDE,
    'close-contained': { type: 'close-contained' },
    'type-key': KEY,
    'put-key': {
      type: 'put-key',
      text: 'k',
      origin: { kind: 'arrived', channel: 'text' },
      keys: [],
    },
    'put-generated-key': { type: 'put-generated-key', text: 'k' },
    'auto-sign': { type: 'auto-sign', on: false },
    'confirm-keys': { type: 'confirm-keys', keys: [] },
    arrive: LINK,
    'answer-arrival': REPLACE,
    'type-passphrase': { type: 'type-passphrase', passphrase: 'open' },
    'read-secret': { type: 'read-secret', text: 'k', encoding: 'hex' },
    'check-inside': { type: 'check-inside', on: true },
    allow: { type: 'allow', allowance: {} },
    'type-roots': { type: 'type-roots', text: 'root' },
    'key-to-roots': { type: 'key-to-roots' },
    'expect-signer': { type: 'expect-signer', subject: 'CN=signer' },
    edit: edit('payload', '{}'),
    'type-detached': { type: 'type-detached', text: 'payload' },
    'put-detached': {
      type: 'put-detached',
      payload: { bytes: new Uint8Array([1]), isExact: true },
    },
    'put-token': { type: 'put-token', text: 'd.e.f', instead: 'a.b.c' },
    open: { type: 'open', text: 'x.y.z', keyText: 'k', example: 'expired' },
    clear: { type: 'clear' },
    'close-lesson': { type: 'close-lesson' },
  } satisfies Readonly<Record<Exclude<Action['type'], 'expect'>, Action>>;
  const expectations = Object.fromEntries(
    Object.keys(EMPTY_WORKSPACE.expectations).map((name) => [name, `typed ${name}`]),
  ) as unknown as Workspace['expectations'];
  const waiting = workspaceAfter(TOKEN, LINK, { type: 'expect', expectations });

  test.each(Object.values(EVERY_OTHER_ACTION))('$type', (action) => {
    expect(reduceWorkspace(waiting, action).expectations).toBe(expectations);
    const empty = workspaceAfter({ type: 'expect', expectations });
    expect(reduceWorkspace(empty, action).expectations).toBe(expectations);
  });
});
