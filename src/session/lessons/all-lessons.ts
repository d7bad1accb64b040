import { FIRST_LESSONS } from './first-lessons.ts';
import { FURTHER_LESSONS } from './further-lessons.ts';
import type { Lesson } from './lesson.ts';

/** In teaching order. */
export const LESSONS: readonly Lesson[] = [...FIRST_LESSONS, ...FURTHER_LESSONS];
