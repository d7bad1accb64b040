import type { Page } from '../features/shared/page.ts';
import { withoutKey } from '../session/arrivals.ts';
import { LESSON_PREFIX } from '../session/lessons/lesson.ts';
import { openExample } from '../session/open-example.ts';

/** Opens the lesson that a link names, after a question where something is on the page. */
export async function openLesson(
  { session, ask }: Page,
  name: string,
  signal: AbortSignal,
): Promise<void> {
  const made = await openExample(LESSON_PREFIX + name);
  if (signal.aborted) return;
  // The list says which lessons there are.
  if (!made) return ask({ kind: 'commands', group: 'lesson' });
  const { text, keyText, example } = made.action;
  const arriving = { ...withoutKey({ channel: 'link', text, keys: [] }), keyText, example };
  session.dispatch({ type: 'arrive', arriving });
}
