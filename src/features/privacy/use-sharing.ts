import { useEffect, useMemo } from 'react';
import { visitValues } from '../../core/encoding/json-query.ts';
import { listSensitive } from '../../core/share/sensitive-values.ts';
import type { TextAnnotation } from '../../editor/annotations.ts';
import { readPane } from '../shared/annotate-json.ts';
import type { Harmless, HarmlessMarks } from './harmless-marks.ts';

/** Tells the panes, while the screen is shared, which values need no blur. */
export function useSharing(
  isOn: boolean,
  { header, payload }: { readonly header: string; readonly payload: string },
  onHarmless: (harmless: Harmless | undefined) => void,
): void {
  const harmless = useMemo(
    () => (isOn ? { header: markHarmless(header), payload: markHarmless(payload) } : undefined),
    [isOn, header, payload],
  );
  useEffect(() => onHarmless(harmless), [harmless, onHarmless]);
}

/** A text that is not JSON stays blurred as a whole. */
function markHarmless(text: string): HarmlessMarks {
  const root = readPane(text);
  if (!root) return { text, marks: [] };
  const sensitive = new Set(listSensitive(root).map(({ value }) => value));
  const marks = visitValues(root)
    .filter(({ value }) => value.type !== 'object' && value.type !== 'array')
    .filter(({ value }) => !sensitive.has(value))
    .map(
      ({ value }): TextAnnotation => ({
        kind: 'mark',
        from: value.start,
        to: value.end,
        className: 'cm-harmless',
      }),
    );
  return { text, marks };
}
