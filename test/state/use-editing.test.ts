import { renderHook } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { parseKeys } from '../../src/core/keys/parse-keys.ts';
import { readTokens } from '../../src/pipeline.ts';
import { useEditing } from '../../src/state/use-editing.ts';
import { EMPTY_WORKSPACE, type Workspace } from '../../src/state/workspace.ts';
import { SECRET, tokenOf } from '../support/tokens.ts';

const TOKEN = tokenOf('{"sub":"ana","exp":1}');
const HEADER = '{\n  "alg": "HS256",\n  "typ": "JWT"\n}';
const PAYLOAD = '{\n  "sub": "ana",\n  "exp": 1\n}';

function editing(changes: Partial<Workspace> = {}) {
  const workspace = { ...EMPTY_WORKSPACE, text: TOKEN, keyText: SECRET, ...changes };
  const dispatch = vi.fn();
  const [token] = readTokens(workspace.text);
  const reading = parseKeys(workspace.keyText, 'utf8');
  const { result } = renderHook(() => useEditing(workspace, token, reading, dispatch));
  return { editing: result.current, dispatch };
}

test('shows the token laid out, and its algorithm', () => {
  expect(editing().editing).toMatchObject({
    headerText: HEADER,
    payloadText: PAYLOAD,
    algorithmName: 'HS256',
  });
});

test('shows an edit as it was typed', () => {
  const draft = { baseline: TOKEN, headerText: '{"alg":"ES256"', payloadText: ' {' };

  expect(editing({ draft }).editing).toMatchObject({
    headerText: '{"alg":"ES256"',
    payloadText: ' {',
    algorithmName: 'HS256',
  });
});

test('takes the algorithm of the header as it is edited', () => {
  const draft = { baseline: TOKEN, headerText: '{"alg":"ES256"}', payloadText: undefined };

  expect(editing({ draft }).editing.algorithmName).toBe('ES256');
});

test('offers HS256 on an empty page', () => {
  expect(editing({ text: '' }).editing.algorithmName).toBe('HS256');
});

describe('changes', () => {
  test.each([
    [
      'the algorithm',
      (page: ReturnType<typeof editing>['editing']) => page.setAlgorithm('none'),
      { part: 'header', text: HEADER.replace('HS256', 'none') },
    ],
    [
      'a date',
      (page: ReturnType<typeof editing>['editing']) => page.setTime('exp', 42),
      { part: 'payload', text: PAYLOAD.replace('1', '42') },
    ],
    [
      'a date that was not there',
      (page: ReturnType<typeof editing>['editing']) => page.setTime('iat', 42),
      { part: 'payload', text: PAYLOAD.replace('1', '1,\n  "iat": 42') },
    ],
  ])('%s, as an edit of that part', (_, change, expected) => {
    const { editing: page, dispatch } = editing();
    change(page);

    expect(dispatch).toHaveBeenCalledExactlyOnceWith({
      type: 'edit',
      baseline: TOKEN,
      ...expected,
    });
  });

  test('nothing of a payload that is no JSON', () => {
    const draft = { baseline: TOKEN, headerText: undefined, payloadText: '{' };
    const { editing: page, dispatch } = editing({ draft });
    page.setTime('exp', 42);

    expect(dispatch).not.toHaveBeenCalled();
  });

  test('a header that is written from nothing', () => {
    const { editing: page, dispatch } = editing({ text: '' });
    page.setAlgorithm('ES256');

    expect(dispatch).toHaveBeenCalledExactlyOnceWith({
      type: 'edit',
      part: 'header',
      text: '{\n  "alg": "ES256",\n  "typ": "JWT"\n}',
      baseline: '',
    });
  });
});

describe('signs', () => {
  test('the token in its place', async () => {
    const [header, payload] = TOKEN.split('.');
    const text = `Bearer ${header}.${payload}.AAAA`;
    const { editing: page, dispatch } = editing({ text });
    await page.sign();

    expect(dispatch).toHaveBeenCalledExactlyOnceWith({
      type: 'put-token',
      text: `Bearer ${TOKEN}`,
      instead: text,
    });
  });

  test.each([{ keyText: '' }, { text: '' }, { keyText: '{"kty":' }])(
    'nothing with %o',
    async (c) => {
      const { editing: page, dispatch } = editing(c);
      await page.sign();

      expect(dispatch).not.toHaveBeenCalled();
    },
  );
});
