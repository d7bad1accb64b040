import { describe, expect, test } from 'vitest';
import { USER_ORIGIN } from '../../src/core/keys/key-origin.ts';
import { USUAL_ALLOWANCE } from '../../src/core/verdict/decryption-verdict.ts';
import { type Action, EMPTY_WORKSPACE, reduceWorkspace } from '../../src/session/workspace.ts';

const EDIT: Action = {
  type: 'edit',
  part: 'payload',
  text: '{"sub":"bob"}',
  baseline: 'a..b.c.d',
  inside: { plaintext: '{"sub":"ana"}', shown: '{\n  "sub": "ana"\n}' },
};
const PUT: Action = { type: 'put-token', text: 'e..f.g.h', instead: 'a..b.c.d' };
const OPEN = { ...EMPTY_WORKSPACE, text: 'a..b.c.d', keyText: 'key' };

/** What the workspace is after these actions. */
const resultOf = (...actions: readonly Action[]) => actions.reduce(reduceWorkspace, OPEN);

const OTHER_KEYS: readonly (readonly [string, Action])[] = [
  ['typed', { type: 'type-key', text: 'other' }],
  ['fetched', { type: 'put-key', text: 'other', origin: USER_ORIGIN, keys: [] }],
  ['generated', { type: 'read-secret', text: 'other', encoding: 'utf8' }],
  ['read in another way', { type: 'read-secret', text: 'key', encoding: 'hex' }],
];

describe('an edit of an encrypted token', () => {
  test('keeps what was in it, and is not the token yet', () => {
    const { draft } = resultOf(EDIT);
    expect(draft).toMatchObject({
      plaintext: '{"sub":"ana"}',
      payloadText: '{"sub":"bob"}',
      placed: false,
    });
  });

  test('an edit of only the header keeps the payload as it is shown', () => {
    const { draft } = resultOf({ ...EDIT, part: 'header', text: '{"alg":"dir"}' });
    expect(draft).toMatchObject({ headerText: '{"alg":"dir"}', payloadText: EDIT.inside?.shown });
  });

  test('follows the header as it was written', () => {
    const edit: Action = { ...EDIT, part: 'header', text: '{"alg":"ECDH-ES"}' };
    const put: Action = { ...PUT, headerText: '{"alg":"ECDH-ES","epk":{}}' };
    expect(resultOf(edit, put).draft).toMatchObject({
      headerText: '{"alg":"ECDH-ES","epk":{}}',
      placed: true,
    });
    expect(resultOf(EDIT, put).draft?.headerText).toBeUndefined();
  });

  test.each(OTHER_KEYS)('goes with its key once it is in the token: another is %s', (_, other) => {
    expect(resultOf(EDIT, PUT, other).draft).toBeUndefined();
    expect(resultOf(EDIT, other).draft?.payloadText, 'it waits for a key').toBe('{"sub":"bob"}');
    expect(resultOf(EDIT, PUT, EDIT, other).draft?.placed).toBe(false);
  });

  test('goes with its token', () => {
    expect(resultOf(EDIT, { type: 'type-token', text: 'x' }).draft).toBeUndefined();
  });
});

describe('what the user allows', () => {
  const ALLOW: Action = { type: 'allow', allowance: { iterations: 2_000_000 } };

  test('adds to what is usual', () => {
    expect(resultOf(ALLOW).allowance).toEqual({ ...USUAL_ALLOWANCE, iterations: 2_000_000 });
  });

  test.each([...OTHER_KEYS, ['typed', { type: 'type-token', text: 'x' }] as const])(
    'is only for this token and key: another is %s',
    (_, other) => {
      expect(resultOf(ALLOW, other).allowance).toEqual(USUAL_ALLOWANCE);
    },
  );
});
