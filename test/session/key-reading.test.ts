import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import { keyReading } from '../../src/session/key-reading.ts';
import { withoutKeyReader } from './without-key-reader.ts';

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const SEC1 = privateKey.export({ format: 'pem', type: 'sec1' }).toString();
const LOCKED = privateKey
  .export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'right' })
  .toString();
const PATIENCE = { timeout: 10_000 };

function open() {
  const changed = vi.fn();
  return { read: keyReading(changed), changed };
}

test('an empty field needs no reader', () => {
  expect(open().read(' \n', 'utf8', '')).toEqual({ state: 'empty' });
});

test('a key counts as being read until its reader is loaded', async () => {
  vi.resetModules();
  const fresh = await import('../../src/session/key-reading.ts');
  const changed = vi.fn();
  const read = fresh.keyReading(changed);
  const jwk = '{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}';
  expect(read(jwk, 'utf8', '')).toEqual({ state: 'reading', format: 'text', pieces: [] });
  expect(changed).not.toHaveBeenCalled();
  await vi.waitFor(() => expect(changed).toHaveBeenCalled(), PATIENCE);
  expect(read(jwk, 'utf8', '')).toMatchObject({ state: 'read', format: 'jwk' });
});

describe('where its reader is out of reach', () => {
  test('a key is unreadable, and an empty field is empty', () =>
    withoutKeyReader(async () => {
      const fresh = await import('../../src/session/key-reading.ts');
      const read = fresh.keyReading(vi.fn());
      await vi.waitFor(
        () =>
          expect(read('secret', 'utf8', '')).toEqual({
            state: 'unreadable',
            format: 'text',
            problem: { code: 'reader-not-loaded' },
          }),
        PATIENCE,
      );
      expect(read(' \n', 'utf8', '')).toEqual({ state: 'empty' });
    }));
});

test('a secret is read at once when the reader is loaded', async () => {
  const { read } = open();
  await vi.waitFor(() => expect(read('x', 'utf8', '').state).toBe('read'), PATIENCE);
  expect(read('secret', 'utf8', '')).toMatchObject({ state: 'read', format: 'text' });
});

test('the reading of another text is never returned', async () => {
  const { read } = open();
  await vi.waitFor(() => expect(read(SEC1, 'utf8', '').state).toBe('read'), PATIENCE);
  expect(read(LOCKED, 'utf8', '')).toMatchObject({ state: 'reading' });
  expect(read('secret', 'utf8', '')).toMatchObject({ state: 'read', format: 'text' });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(read('secret', 'utf8', '')).toMatchObject({ state: 'read', format: 'text' });
});

test('an encrypted key opens with its passphrase, and not with another', async () => {
  const { read } = open();
  await vi.waitFor(
    () => expect(read(LOCKED, 'utf8', 'right')).toMatchObject({ state: 'read', lock: 'open' }),
    PATIENCE,
  );
  expect(read(LOCKED, 'utf8', 'wrong').state).toBe('reading');
  await vi.waitFor(
    () => expect(read(LOCKED, 'utf8', 'wrong')).toMatchObject({ lock: 'passphrase-wrong' }),
    PATIENCE,
  );
});
