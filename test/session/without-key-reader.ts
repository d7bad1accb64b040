import { vi } from 'vitest';

const READER = '../../src/crypto/keys/read-keys.ts';

/** Runs an action with fresh modules, of which the one that reads keys fails to load. */
export async function withoutKeyReader(action: () => Promise<void>): Promise<void> {
  vi.resetModules();
  vi.doMock(READER, () => {
    throw new Error('the reader did not load');
  });
  try {
    await action();
  } finally {
    vi.doUnmock(READER);
    vi.resetModules();
  }
}
