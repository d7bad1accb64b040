import { describe, expect, test } from 'vitest';
import { USER_ORIGIN } from '../../src/core/keys/key-origin.ts';
import { type Action, EMPTY_WORKSPACE, reduceWorkspace } from '../../src/state/workspace.ts';

describe('where the text in Key came from', () => {
  const origin = { kind: 'token', parameter: 'jku', address: 'https://a.example/', at: 1 } as const;
  const fetched = reduceWorkspace(EMPTY_WORKSPACE, { type: 'put-key', text: '{}', origin });

  test('is remembered with a key that was fetched', () => {
    expect(fetched).toMatchObject({ keyText: '{}', keyOrigin: origin });
  });

  test.each<[string, Action]>([
    ['another token', { type: 'type-token', text: 'a.b.c' }],
    ['an edit', { type: 'edit', part: 'payload', text: '{}', baseline: '' }],
    ['another reading of the same text', { type: 'read-secret', text: '{}', encoding: 'hex' }],
  ])('outlives %s', (_, action) => {
    expect(reduceWorkspace(fetched, action).keyOrigin).toEqual(origin);
  });

  test.each<[string, Action]>([
    ['typing', { type: 'type-key', text: '{ }' }],
    ['a new key', { type: 'read-secret', text: 'new', encoding: 'utf8' }],
    ['an example', { type: 'open', text: '', keyText: '{}' }],
  ])('is the user after %s', (_, action) => {
    expect(reduceWorkspace(fetched, action).keyOrigin).toEqual(USER_ORIGIN);
  });
});
