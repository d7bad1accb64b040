import { type ComponentType, type ReactNode, Suspense, useMemo, useRef, useState } from 'react';
import type { Finding } from '../../core/audit/audit-rule.ts';
import type { ComposeProblem } from '../../core/compose/compose-token.ts';
import type { PartProblem } from '../../core/decode/decoded-token.ts';
import { explainJsonProblem, explainPartProblem } from '../../core/explain/explain-fault.ts';
import type { IssuerId } from '../../core/registry/issuers.ts';
import { say, spokenTag } from '../../core/words/say.ts';
import type { TextAnnotation } from '../../editor/annotations.ts';
import type { Reveal, TextSource } from '../../editor/text-box.ts';
import { TextEditor } from '../../editor/text-editor.tsx';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { lazyExtra } from '../../ui/lazy-extra.ts';
import { Panel } from '../../ui/panel.tsx';
import { Segments } from '../../ui/segments.tsx';
import type { HarmlessMarks } from '../privacy/harmless-marks.ts';
import {
  algorithmHint,
  dateHints,
  findDates,
  findingMarks,
  readPane,
} from '../shared/annotate-json.ts';
import { useDateForm } from '../shared/date-form.ts';
import { lazyPane } from '../shared/lazy-pane.tsx';
import { useNow } from '../shared/use-now.ts';
import { HEAVY_TEXT, useSettled } from '../shared/use-settled.ts';
import type { ClaimsTableProps } from './claims-table.tsx';
import { useEncryptionHints } from './use-encryption-hints.ts';
import { useSteady } from './use-steady.ts';

export interface JsonPaneProps {
  readonly part: 'header' | 'payload';
  /** What the text box shows, at once. */
  readonly source: TextSource;
  /** The same text, as far as the rest of the pane has come. */
  readonly text: string;
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
  /** Offers what can be put in. */
  readonly onInsert?: (() => void) | undefined;
  /** Who made the token, as far as is known. */
  readonly issuer?: IssuerId | undefined;
  /** Draws the members as a table. */
  readonly table?: ComponentType<ClaimsTableProps>;
  /** The values that may be read while the screen is shared. */
  readonly harmless?: HarmlessMarks | undefined;
  readonly note?: string;
  readonly children?: ReactNode;
}

const TITLES = { header: () => say`Header`, payload: () => say`Payload` } as const;

type View = 'json' | 'claims';

/** For those who open it. */
export const ClaimsTable = lazyPane(() =>
  import('./claims-table.tsx').then((module) => module.ClaimsTable),
);
/** For those who point at the text or put the caret in it. */
const MemberCard = lazyExtra(() => import('./member-card.tsx').then((module) => module.MemberCard));

/** Header or payload as JSON text, to be read and edited, or as a table that explains it. */
export function JsonPane(props: JsonPaneProps) {
  const { part, text, onEdit, readOnly, editProblem, partProblem, reveal } = props;
  const Table = props.table ?? ClaimsTable;
  const { annotations, root } = useAnnotations(props);
  const [view, setView] = useView(reveal);
  const [isNear, setNear] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  return (
    <Panel
      title={TITLES[part]()}
      edge={part}
      className={`pane-${part}`}
      beside={
        <Segments
          label={part === 'header' ? say`Header view` : say`Payload view`}
          options={{ json: 'JSON', claims: part === 'header' ? say`Parameters` : say`Claims` }}
          value={view}
          onChange={setView}
        />
      }
      note={props.note}
      tools={
        <>
          {props.onInsert && (
            <Button look="ghost" aria-haspopup="dialog" onClick={props.onInsert}>
              {say`Insert…`}
            </Button>
          )}
          <CopyButton what={part === 'header' ? say`header` : say`payload`} text={text} />
        </>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only notices that the editor in it is wanted */}
      <div
        ref={box}
        hidden={view === 'claims'}
        onPointerEnter={() => setNear(true)}
        onFocus={() => setNear(true)}
      >
        <TextEditor
          label={TITLES[part]()}
          kind="json"
          source={props.source}
          part={part}
          onChange={onEdit}
          annotations={annotations}
          annotated={text}
          readOnly={readOnly}
          placeholder={props.placeholder}
          reveal={reveal}
        />
        {isNear && view === 'json' && (
          <Suspense fallback={null}>
            <MemberCard box={box} part={part} root={root} text={text} issuer={props.issuer} />
          </Suspense>
        )}
      </div>
      {view === 'claims' && (
        <Suspense fallback={null}>
          <Table {...{ part, text, root }} findings={props.findings} issuer={props.issuer} />
        </Suspense>
      )}
      <div aria-live="polite">
        {editProblem ? (
          <p className="border-t border-line bg-bad-soft px-3.5 py-2 text-13 text-bad">
            {say`Edit: ${explainEdit(editProblem)} The token stays as it was.`}
          </p>
        ) : (
          partProblem && (
            <p className="border-t border-line bg-warn-soft px-3.5 py-2 text-13 text-warn">
              {say`In the token: ${explainPartProblem(partProblem)}`}
            </p>
          )
        )}
      </div>
      {props.children}
    </Panel>
  );
}

const NO_MARKS: readonly TextAnnotation[] = [];

/** A place to be revealed is shown in the text. */
function useView(reveal: Reveal | undefined) {
  const [chosen, setChosen] = useState<{ readonly view: View; readonly reveal: typeof reveal }>();
  const isElsewhere = reveal !== undefined && !reveal.isSeen && chosen?.reveal !== reveal;
  const view: View = chosen && !isElsewhere ? chosen.view : 'json';
  return [view, (next: View) => setChosen({ view: next, reveal })] as const;
}

function useAnnotations(props: JsonPaneProps) {
  const { part, text, findings, editProblem, faultAt } = props;
  const now = useNow();
  const form = useDateForm();
  const settled = useSettled(text, text.length > HEAVY_TEXT);
  const root = useMemo(() => (settled === undefined ? undefined : readPane(settled)), [settled]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words are said anew in another language
  const lasting = useMemo(() => {
    const fault = faultMark(editProblem?.problem.offset ?? faultAt, text);
    if (!root) return fault;
    const marks = [...findingMarks(root, findings), ...fault];
    return part === 'header' ? [...marks, ...algorithmHint(text, root)] : marks;
  }, [root, part, text, findings, editProblem, faultAt, spokenTag()]);
  const known = props.harmless?.text === text ? props.harmless.marks : NO_MARKS;
  const encryption = useEncryptionHints(part === 'header' ? root : undefined, text);
  const dates = useMemo(() => (root && part === 'payload' ? findDates(root) : []), [root, part]);
  const annotations = useSteady<readonly TextAnnotation[]>([
    ...lasting,
    ...known,
    ...encryption,
    ...dateHints(text, dates, now, form),
  ]);
  return { annotations, root };
}

function faultMark(offset: number | undefined, text: string): TextAnnotation[] {
  if (offset === undefined) return [];
  const from = Math.min(offset, Math.max(0, text.length - 1));
  return [{ kind: 'mark', from, to: from + 1, className: 'cm-fault' }];
}

function explainEdit({ problem }: ComposeProblem): string {
  switch (problem.code) {
    case 'not-an-object':
      return say`the header must be a JSON object.`;
    case 'dot-in-payload':
      return say`character ${problem.offset + 1} is a dot. A payload that is not encoded ("b64" is false) has none in the compact form (RFC 7797 §5.2).`;
    default:
      return explainJsonProblem(problem);
  }
}
