import { areSame } from './memo.ts';

/** One piece of asynchronous work. After `signal` is aborted, what it reports is ignored. */
export interface Work<Answer> {
  readonly signal: AbortSignal;
  /** Reports an answer, or a better one than before. */
  readonly report: (answer: Answer) => void;
}

/**
 * Asynchronous work for the latest arguments only. Calling it with new arguments aborts the work
 * for the old ones and begins again; with the same arguments it returns what was reported so far.
 * With undefined there is nothing to do. `changed` is called after each report. Work that throws is
 * a bug; it ends all the same, with what `failed` answers, so that nothing waits for it forever.
 */
export function latest<Args extends readonly unknown[], Answer>(
  begin: (work: Work<Answer>, ...args: Args) => unknown,
  changed: () => void,
  failed: (...args: Args) => Answer,
): (args: Args | undefined) => Answer | undefined {
  let current:
    | { readonly args: Args; readonly end: AbortController; answer: Answer | undefined }
    | undefined;
  return (args) => {
    if (current && args && areSame(current.args, args)) return current.answer;
    current?.end.abort();
    current = undefined;
    if (!args) return undefined;
    const mine = { args, end: new AbortController(), answer: undefined as Answer | undefined };
    current = mine;
    const report = (answer: Answer) => {
      if (mine.end.signal.aborted) return;
      mine.answer = answer;
      changed();
    };
    const work = async () => await begin({ signal: mine.end.signal, report }, ...args);
    work().catch((error) => {
      reportError(error);
      if (!mine.end.signal.aborted) report(failed(...args));
    });
    return mine.answer;
  };
}

/** Settles after so many milliseconds, or at once when the signal is aborted. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
