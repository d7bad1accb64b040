import { createHash } from 'node:crypto';
import { mkdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inject } from 'vitest';

/** A lock older than this, in milliseconds, was left behind by a run that died. */
const STALE = 15_000;

/**
 * Runs what uses the clipboard while no other test file does: all share one
 * browser, and so one clipboard. A folder is made by one process only.
 */
export async function withClipboard<Value>(action: () => Promise<Value>): Promise<Value> {
  const name = createHash('sha256').update(inject('browserEndpoint')).digest('hex').slice(0, 16);
  const lock = join(tmpdir(), `claimcheck-clipboard-${name}`);
  while (!(await tryLock(lock))) await sleep(10);
  try {
    return await action();
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
}

async function tryLock(lock: string): Promise<boolean> {
  try {
    await mkdir(lock);
    return true;
  } catch {
    const age = await stat(lock).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    if (age > STALE) await rm(lock, { recursive: true, force: true });
    return false;
  }
}
