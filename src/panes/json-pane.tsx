import { type ReactNode, useMemo } from 'react';
import type { Finding } from '../core/audit/audit-rule.ts';
import type { ComposeProblem } from '../core/compose/compose-token.ts';
import type { PartProblem } from '../core/decode/decoded-token.ts';
import { explainJsonProblem, explainPartProblem } from '../core/explain/explain-fault.ts';
import { spokenTag } from '../core/words/say.ts';
import type { TextAnnotation } from '../editor/annotations.ts';
import type { Reveal } from '../editor/text-box.ts';
import { TextEditor } from '../editor/text-editor.tsx';
import { useNow } from '../state/use-now.ts';
import { HEAVY_TEXT, useSettled } from '../state/use-settled.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { Panel } from '../ui/panel.tsx';
import { algorithmHint, dateHints, findDates, findingMarks, readPane } from './annotate-json.ts';
import { useEncryptionHints } from './use-encryption-hints.ts';
import { useSteady } from './use-steady.ts';

export interface JsonPaneProps {
  readonly part: 'header' | 'payload';
  readonly text: string;
  /** The token that the text is of, as it was before the edit. */
  readonly subject: string;
  readonly onEdit: (text: string) => void;
  readonly readOnly: boolean;
  readonly placeholder: string;
  /** Why the edited text makes no token. */
  readonly editProblem: ComposeProblem | undefined;
  /** What is wrong with this part of the token as it came. */
  readonly partProblem: PartProblem | undefined;
  /** The character of the text, as it came, at which that problem stands. */
  readonly faultAt?: number | undefined;
  readonly findings: readonly Finding[];
  readonly reveal: Reveal | undefined;
  readonly note?: string;
  readonly className?: string;
  readonly children?: ReactNode;
}

const TITLES = { header: 'Header', payload: 'Payload' } as const;

/** Header or payload as JSON text, to be read and edited. */
export function JsonPane(props: JsonPaneProps) {
  const { part, text, onEdit, readOnly, editProblem, partProblem, reveal, className } = props;
  const annotations = useAnnotations(props);
  return (
    <Panel
      title={TITLES[part]}
      edge={part}
      note={props.note}
      className={className ?? ''}
      tools={<CopyButton what={part} text={text} />}
    >
      <TextEditor
        label={TITLES[part]}
        kind="json"
        text={text}
        subject={props.subject}
        onChange={onEdit}
        annotations={annotations}
        readOnly={readOnly}
        placeholder={props.placeholder}
        reveal={reveal}
      />
      <div aria-live="polite">
        {editProblem ? (
          <p className="border-t border-line bg-bad-soft px-3.5 py-2 text-note text-bad">
            Edit: {explainEdit(editProblem)} The token stays as it was.
          </p>
        ) : (
          partProblem && (
            <p className="border-t border-line bg-warn-soft px-3.5 py-2 text-note text-warn">
              In the token: {explainPartProblem(partProblem)}
            </p>
          )
        )}
      </div>
      {props.children}
    </Panel>
  );
}

function useAnnotations(props: JsonPaneProps): readonly TextAnnotation[] {
  const { part, text, findings, editProblem, faultAt } = props;
  const now = useNow();
  const settled = useSettled(text, text.length > HEAVY_TEXT);
  const root = useMemo(() => (settled === undefined ? undefined : readPane(settled)), [settled]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words are said anew in another language
  const lasting = useMemo(() => {
    const fault = faultMark(editProblem?.problem.offset ?? faultAt, text);
    if (!root) return fault;
    const marks = [...findingMarks(root, findings), ...fault];
    return part === 'header' ? [...marks, ...algorithmHint(text, root)] : marks;
  }, [root, part, text, findings, editProblem, faultAt, spokenTag()]);
  const encryption = useEncryptionHints(part === 'header' ? root : undefined, text);
  const dates = useMemo(() => (root && part === 'payload' ? findDates(root) : []), [root, part]);
  return useSteady([...lasting, ...encryption, ...dateHints(text, dates, now)]);
}

function faultMark(offset: number | undefined, text: string): TextAnnotation[] {
  if (offset === undefined) return [];
  const from = Math.min(offset, Math.max(0, text.length - 1));
  return [{ kind: 'mark', from, to: from + 1, className: 'cm-fault' }];
}

function explainEdit({ problem }: ComposeProblem): string {
  switch (problem.code) {
    case 'not-an-object':
      return 'the header must be a JSON object.';
    case 'dot-in-payload':
      return `character ${problem.offset + 1} is a dot. A payload that is not encoded ("b64" is false) has none in the compact form (RFC 7797 §5.2).`;
    default:
      return explainJsonProblem(problem);
  }
}
