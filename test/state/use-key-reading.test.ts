import { generateKeyPairSync } from 'node:crypto';
import { renderHook, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { useKeyReading } from '../../src/state/use-key-reading.ts';
import { EMPTY_WORKSPACE, reduceWorkspace } from '../../src/state/workspace.ts';

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const SEC1 = privateKey.export({ format: 'pem', type: 'sec1' }).toString();
const LOCKED = privateKey
  .export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'right' })
  .toString();

function open(text: string, passphrase = '') {
  return renderHook((box) => useKeyReading(box.text, 'utf8', box.passphrase), {
    initialProps: { text, passphrase },
  });
}

test('hands out at once what needs no library', () => {
  expect(open('secret').result.current).toMatchObject({ state: 'read', format: 'text' });
});

test('is reading until the library has read it', async () => {
  const { result } = open(SEC1);

  expect(result.current.state).toBe('reading');
  await waitFor(() => expect(result.current.state).toBe('read'));
});

test('never hands out the reading of another text', async () => {
  const { result, rerender } = open(SEC1);
  await waitFor(() => expect(result.current.state).toBe('read'));

  rerender({ text: LOCKED, passphrase: '' });
  expect(result.current).toMatchObject({ state: 'reading' });
  rerender({ text: 'secret', passphrase: '' });
  expect(result.current).toMatchObject({ state: 'read', format: 'text' });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(result.current).toMatchObject({ state: 'read', format: 'text' });
});

test('opens an encrypted key with its passphrase, and shuts it with another', async () => {
  const { result, rerender } = open(LOCKED, 'right');
  await waitFor(() => expect(result.current).toMatchObject({ state: 'read', lock: 'open' }));

  rerender({ text: LOCKED, passphrase: 'wrong' });
  expect(result.current.state).toBe('reading');
  await waitFor(() =>
    expect(result.current).toMatchObject({ state: 'locked', lock: 'passphrase-wrong' }),
  );
});

test('the passphrase goes when the key does', () => {
  const typed = reduceWorkspace(EMPTY_WORKSPACE, { type: 'type-passphrase', passphrase: 'right' });

  expect(typed.passphrase).toBe('right');
  expect(reduceWorkspace(typed, { type: 'type-key', text: 'x' }).passphrase).toBe('');
  expect(reduceWorkspace(typed, { type: 'type-token', text: 'x' }).passphrase).toBe('right');
});
