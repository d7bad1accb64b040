import { once } from 'node:events';
import { connect } from 'node:net';
import { inject } from 'vitest';

/**
 * Runs what uses the clipboard while no other test file does: all share one browser, and so one
 * clipboard. Ends with the action, however long that takes, or with the process.
 */
export async function withClipboard<Value>(action: () => Promise<Value>): Promise<Value> {
  const turn = connect(inject('clipboardPort'), '127.0.0.1');
  try {
    await once(turn, 'data');
    return await action();
  } finally {
    turn.destroy();
  }
}
