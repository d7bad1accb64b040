import type { History } from '../history.ts';
import { isBlank } from '../workspace.ts';
import { isLesson } from './lesson.ts';

/** Steps of Undo to what was in the fields before the lessons; 0 where they were empty. */
export function stepsBack({ past }: History): number {
  const index = past.findLastIndex(({ workspace }) => !isLesson(workspace.example));
  const before = past[index]?.workspace;
  return before && !isBlank(before) ? past.length - index : 0;
}
