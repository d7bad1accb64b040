import type { Page } from '../features/shared/page.ts';
import { type Arriving, readArrival, withoutKey } from '../session/arrivals.ts';
import { LESSON_PREFIX } from '../session/lessons/lesson.ts';
import { openExample } from '../session/open-example.ts';
import { wipeLesson, wipeLink } from '../session/read-link.ts';

/**
 * Takes what the address carries, now and when it changes while the page is open; the answer stops
 * that. The reducer asks before anything is replaced, also for a key that took long to read.
 */
export function followLinks({ session: { dispatch }, ask }: Page): () => void {
  const stop = new AbortController();
  const open = (arriving: Arriving) => {
    if (!stop.signal.aborted) dispatch({ type: 'arrive', arriving });
  };
  const openLesson = (name: string) =>
    void openExample(LESSON_PREFIX + name).then((made) => {
      if (stop.signal.aborted) return;
      // The list says which lessons there are.
      if (!made) return ask({ kind: 'commands', group: 'lesson' });
      const { text, keyText, example } = made.action;
      open({ ...withoutKey({ channel: 'link', text, keys: [] }), keyText, example });
    });
  const openLink = () => {
    const lesson = wipeLesson();
    if (lesson !== undefined) openLesson(lesson);
    const link = wipeLink();
    if (!link) return;
    if (link.keys.length === 0) open(withoutKey(link));
    else void readArrival(link).then(open);
  };
  openLink();
  addEventListener('hashchange', openLink, { signal: stop.signal });
  return () => stop.abort();
}
