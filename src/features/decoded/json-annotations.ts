import { useMemo } from 'react';
import type { Finding } from '../../core/audit/audit-rule.ts';
import type { JsonNode } from '../../core/encoding/json-text.ts';
import { spokenTag } from '../../core/words/say.ts';
import type { TextAnnotation } from '../../editor/annotations.ts';
import {
  algorithmHint,
  dateHints,
  findDates,
  findingMarks,
  readPane,
} from '../shared/annotate-json.ts';
import { useDateForm } from '../shared/date-form.ts';
import { useNow } from '../shared/use-now.ts';
import { HEAVY_TEXT, useSettled } from '../shared/use-settled.ts';
import { useEncryptionHints } from './use-encryption-hints.ts';
import { useSteady } from './use-steady.ts';

export interface AnnotatedPart {
  readonly part: 'header' | 'payload';
  readonly text: string;
  readonly findings: readonly Finding[];
  /** Where the text stops being JSON. */
  readonly faultAt: number | undefined;
  /** Members that a check failed for, by name. */
  readonly failed: readonly string[];
  /** The place of the issue that is pointed at. */
  readonly pointed: { readonly from: number } | undefined;
  /** The values that may be read while the screen is shared. */
  readonly harmless: readonly TextAnnotation[];
}

/** What is shown in the text of a pane, and the text as JSON: undefined where it is none, or being read. */
export function useAnnotations(shown: AnnotatedPart) {
  const { part, text, findings, faultAt, failed, pointed } = shown;
  const now = useNow();
  const form = useDateForm();
  const settled = useSettled(text, text.length > HEAVY_TEXT);
  const root = useMemo(() => (settled === undefined ? undefined : readPane(settled)), [settled]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words depend on the language
  const lasting = useMemo(() => {
    const fault = faultMark(faultAt, text);
    if (!root) return fault;
    const marks = [...findingMarks(root, findings), ...fault];
    return part === 'header' ? [...marks, ...algorithmHint(text, root)] : marks;
  }, [root, part, text, findings, faultAt, spokenTag()]);
  const encryption = useEncryptionHints(part === 'header' ? root : undefined, text);
  const dates = useMemo(() => (root && part === 'payload' ? findDates(root) : []), [root, part]);
  const members = useMemo(() => failedMembers(root, failed), [root, failed]);
  const annotations = useSteady<readonly TextAnnotation[]>([
    ...lasting,
    ...members.map(({ nameStart }) => lineMark(nameStart, 'cm-failed')),
    ...(root && pointed ? [lineMark(pointed.from, 'cm-pointed')] : []),
    ...shown.harmless,
    ...encryption,
    ...dateHints(text, dates, now, form, new Set(members.map(({ value }) => value))),
  ]);
  return { annotations, root };
}

function failedMembers(root: JsonNode | undefined, names: readonly string[]) {
  if (root?.type !== 'object' || names.length === 0) return [];
  return root.members.filter(({ name }) => names.includes(name));
}

function lineMark(at: number, className: string): TextAnnotation {
  return { kind: 'line', at, className };
}

function faultMark(offset: number | undefined, text: string): TextAnnotation[] {
  if (offset === undefined) return [];
  const from = Math.min(offset, Math.max(0, text.length - 1));
  return [{ kind: 'mark', from, to: from + 1, className: 'cm-fault' }];
}
