import { renderHook, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const JWK = '{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}';

// As when the page has just opened.
beforeEach(() => vi.resetModules());
afterEach(() => vi.doUnmock('../../src/crypto/read-keys.ts'));

async function open(text: string) {
  const { useKeyReading } = await import('../../src/state/use-key-reading.ts');
  return renderHook((box) => useKeyReading(box.text, 'utf8', ''), { initialProps: { text } });
}

test('a key counts as being read until its reader has come', async () => {
  const { result } = await open(JWK);

  expect(result.current).toMatchObject({ state: 'reading' });
  await waitFor(() => expect(result.current).toMatchObject({ state: 'read', format: 'jwk' }));
});

test('an empty box needs no reader; once somebody is there, it is at hand', async () => {
  const { result, rerender } = await open('');
  const { keyReader } = await import('../../src/state/key-reader.ts');
  expect(result.current).toEqual({ state: 'empty' });
  expect(keyReader()).toBeUndefined();

  dispatchEvent(new Event('pointermove'));
  await waitFor(() => expect(keyReader()).toBeDefined());
  rerender({ text: JWK });
  expect(result.current).toMatchObject({ state: 'read', format: 'jwk' });
});

test('says so where the reader is out of reach', async () => {
  vi.doMock('../../src/crypto/read-keys.ts', () => {
    throw new Error('offline');
  });
  const { result, rerender } = await open(JWK);

  const problem = { code: 'reader-not-loaded' };
  await waitFor(() => expect(result.current).toMatchObject({ state: 'unreadable', problem }));
  rerender({ text: '' });
  expect(result.current).toEqual({ state: 'empty' });
});

test('a link with a key is known before it is taken', async () => {
  const { readAddress } = await import('../../src/state/read-link.ts');

  expect(readAddress(new URL('https://a.example/#token=a&key=b'))?.keys).toEqual(['b', 'b']);
  expect(readAddress(new URL('https://a.example/?publicKey=b'))?.keys).toEqual(['b', 'b']);
  expect(readAddress(new URL('https://a.example/?token=a#keys=b'))?.keys).toEqual([]);
});

test('a key in a link is not called secret because its reader is out of reach', async () => {
  vi.doMock('../../src/crypto/read-keys.ts', () => {
    throw new Error('offline');
  });
  const { takeLink, wipeOpeningLink } = await import('../../src/state/read-link.ts');
  history.replaceState(null, '', `/#token=a&key=${encodeURIComponent(JWK)}`);

  await wipeOpeningLink();
  expect(takeLink()).toMatchObject({ text: 'a', keyText: undefined, key: 'unread' });
  expect(location.hash).toBe('');
});
