import type { Page } from '../features/shared/page.ts';
import { type Arriving, readArrival, withoutKey } from '../session/arrivals.ts';
import { wipeLesson, wipeLink } from '../session/read-link.ts';

/**
 * Takes what the address carries, now and when it changes while the page is open; the answer stops
 * that. The reducer asks before anything is replaced, also for a key that took long to read.
 */
export function followLinks(page: Page): () => void {
  const { dispatch } = page.session;
  const stop = new AbortController();
  const open = (arriving: Arriving) => {
    if (!stop.signal.aborted) dispatch({ type: 'arrive', arriving });
  };
  const openLink = () => {
    const lesson = wipeLesson();
    if (lesson !== undefined) {
      void import('./open-lesson.ts').then(
        ({ openLesson }) => openLesson(page, lesson, stop.signal),
        () => undefined,
      );
    }
    const link = wipeLink();
    if (!link) return;
    if (link.keys.length === 0) open(withoutKey(link));
    else void readArrival(link).then(open);
  };
  openLink();
  addEventListener('hashchange', openLink, { signal: stop.signal });
  return () => stop.abort();
}
