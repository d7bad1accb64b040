import { expect, vi } from 'vitest';
import type { HistoryAction } from '../../src/session/history.ts';
import { createSession, type Session, type Snapshot } from '../../src/session/session.ts';
import type { Workspace } from '../../src/session/workspace.ts';
import { EMPTY_WORKSPACE } from '../../src/session/workspace.ts';

const PATIENCE = { timeout: 15_000, interval: 5 };

/** A session with these texts, every snapshot it had, and ways to change and await it. */
export function openSession(text = '', keyText = '', changes: Partial<Workspace> = {}) {
  const session = createSession({ ...EMPTY_WORKSPACE, text, keyText, ...changes });
  const seen: Snapshot[] = [session.snapshot()];
  session.subscribe(() => seen.push(session.snapshot()));
  return {
    session,
    seen,
    now: () => session.snapshot(),
    dispatch: (action: HistoryAction) => session.dispatch(action),
    until: (test: (snapshot: Snapshot) => unknown) =>
      vi.waitFor(() => expect(test(session.snapshot())).toBeTruthy(), PATIENCE),
    judged: () => vi.waitFor(() => expect(session.snapshot().verdict).toBeDefined(), PATIENCE),
    reviewed: () =>
      vi.waitFor(() => {
        expect(session.snapshot().verdict).toBeDefined();
        expect(typeof session.snapshot().findings).not.toBe('string');
      }, PATIENCE),
  };
}

export function codesOf({ findings }: Snapshot): string[] | string {
  return typeof findings === 'string' ? findings : findings.map(({ code }) => code);
}

export type { Session };
