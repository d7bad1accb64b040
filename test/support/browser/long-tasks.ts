import type { CDPSession, Page } from 'playwright-core';

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds of processor time, for events that have a duration. */
  readonly tdur?: number;
}

const CATEGORIES = ['toplevel', 'blink.user_timing'];
const MARK = 'the page that is measured';

/** A browser has one trace at a time, and other tests share it. */
async function startTracing(session: CDPSession): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await session.send('Tracing.start', {
        transferMode: 'ReportEvents',
        traceConfig: { includedCategories: CATEGORIES, recordMode: 'recordAsMuchAsPossible' },
      });
      return;
    } catch (problem) {
      if (tries === 150) throw problem;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/**
 * The longest task of the page's main thread, in milliseconds, while `action`
 * runs and its consequences are drawn. It counts processor time, so that other
 * work on the machine does not make it longer. Nothing is looked up in the page
 * meanwhile: that, too, would be work.
 */
export async function longestTask(page: Page, action: () => Promise<unknown>): Promise<number> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    events.push(...(value as unknown as TraceEvent[]));
  });
  await page.waitForTimeout(300);
  await startTracing(session);
  await page.evaluate((name) => performance.mark(name), MARK);
  await action();
  await page.waitForTimeout(900);
  const completed = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await completed;
  await session.detach();

  const mark = events.find(({ name }) => name === MARK);
  if (!mark) throw new Error('The trace does not tell which page it is of.');
  const durations = events
    .filter(
      ({ name, pid, tid }) => name.endsWith('RunTask') && pid === mark.pid && tid === mark.tid,
    )
    .map(({ tdur = 0 }) => tdur / 1000);
  return Math.max(...durations);
}
