import { act, renderHook, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { useWorkspace } from '../../src/state/use-workspace.ts';
import { SECRET, tokenOf } from '../support/tokens.ts';

const TOKEN = tokenOf('{"sub":"ana"}');

test('opens empty', () => {
  const { result } = renderHook(useWorkspace);

  expect(result.current.token).toBeUndefined();
  expect(result.current.reading).toEqual({ state: 'empty' });
});

test('opens with what the address carries, and wipes it', () => {
  history.replaceState(null, '', `/#token=${TOKEN}`);
  const { result } = renderHook(useWorkspace);

  expect(result.current.token?.found.compact).toBe(TOKEN);
  expect(location.hash).toBe('');
});

test('takes a link that is followed while the page is open', async () => {
  const { result } = renderHook(useWorkspace);
  location.hash = `#id_token=${TOKEN}`;

  await waitFor(() => expect(result.current.workspace.text).toBe(TOKEN));
  expect(location.hash).toBe('');
});

test('reads token and key anew when their text changes, and only then', () => {
  const { result, rerender } = renderHook(useWorkspace);
  act(() => result.current.dispatch({ type: 'type-token', text: TOKEN }));
  const { token, reading } = result.current;
  rerender();
  expect(result.current.token).toBe(token);

  act(() => result.current.dispatch({ type: 'type-key', text: SECRET }));
  expect(result.current.token).toBe(token);
  expect(result.current.reading).not.toBe(reading);
  expect(result.current.reading).toMatchObject({ state: 'read', format: 'text' });
});

test('of several tokens in a text takes the first', () => {
  const { result } = renderHook(useWorkspace);
  act(() =>
    result.current.dispatch({ type: 'type-token', text: `${TOKEN} and ${tokenOf('{"b":1}')}` }),
  );

  expect(result.current.token?.found.compact).toBe(TOKEN);
});
