import type { TextAnnotation } from '../../editor/annotations.ts';

/** The values of one text that may be read while the screen is shared: all others are blurred. */
export interface HarmlessMarks {
  readonly text: string;
  readonly marks: readonly TextAnnotation[];
}

export interface Harmless {
  readonly header: HarmlessMarks;
  readonly payload: HarmlessMarks;
}
