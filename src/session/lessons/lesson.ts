import type { Example } from '../examples/example.ts';
import type { LessonState } from './lesson-state.ts';

/** An example with a task: the user changes the token or the key until the verdict changes. */
export interface Lesson extends Example {
  /** What to do on the page. */
  readonly task: () => string;
  /** What the user has shown by it. */
  readonly result: () => string;
  /** A text that the task needs, and what it is. */
  readonly material?: { readonly name: () => string; readonly text: (now: number) => string };
  /** Whether the page shows what the task asks for. */
  readonly isDone: (state: LessonState) => boolean;
}

/** Begins the id of every lesson, among those of the examples. */
export const LESSON_PREFIX = 'learn-';

/** Whether an example is a lesson, by its id. */
export function isLesson(id: string | undefined): id is string {
  return id?.startsWith(LESSON_PREFIX) === true;
}
