import { Ellipsis } from 'lucide-react';
import {
  type ComponentType,
  type FocusEvent,
  type ReactNode,
  Suspense,
  useRef,
  useState,
} from 'react';
import type { Finding } from '../../core/audit/audit-rule.ts';
import type { ComposeProblem } from '../../core/compose/compose-token.ts';
import type { PartProblem } from '../../core/decode/decoded-token.ts';
import type { IssuerId } from '../../core/registry/issuers.ts';
import { say } from '../../core/words/say.ts';
import type { Reveal, TextSource } from '../../editor/text-box.ts';
import { TextEditor } from '../../editor/text-editor.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { lazyExtra } from '../../ui/lazy-extra.ts';
import { Menu } from '../../ui/menu.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Segments } from '../../ui/segments.tsx';
import type { HarmlessMarks } from '../privacy/harmless-marks.ts';
import { lazyPane } from '../shared/lazy-pane.tsx';
import type { ClaimsTableProps } from './claims-table.tsx';
import { useAnnotations } from './json-annotations.ts';
import type { NearTextProps } from './near-text.tsx';
import type { PaneProblemProps } from './pane-problem.tsx';
import { dateAt, QuickTimes } from './quick-times.tsx';
import { toggleWrap, useWrap } from './wrap-lines.ts';

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
  /** The character of the text, as it came, where that problem is. */
  readonly faultAt?: number | undefined;
  readonly findings: readonly Finding[];
  /** Members that a check failed for, by name. */
  readonly failed?: readonly string[];
  readonly reveal: Reveal | undefined;
  /** The place of the issue that is pointed at. */
  readonly pointed?: { readonly from: number } | undefined;
  /** Called when the pointer comes to a marked member and when it leaves. */
  readonly onPoint?: NearTextProps['onPoint'];
  /** Offers what can be inserted. */
  readonly onInsert?: (() => void) | undefined;
  /** Sets a date of the payload, in seconds. */
  readonly onDate?: ((claim: string, seconds: number) => void) | undefined;
  /** Who made the token, as far as is known. */
  readonly issuer?: IssuerId | undefined;
  /** Draws the members as a table. */
  readonly table?: ComponentType<ClaimsTableProps>;
  /** The values that may be read while the screen is shared. */
  readonly harmless?: HarmlessMarks | undefined;
  readonly children?: ReactNode;
}

const TITLES = { header: () => say`Header`, payload: () => say`Payload` } as const;

type View = 'json' | 'table';

const NO_MARKS: readonly never[] = [];

/** For those who open it. */
export const ClaimsTable = lazyPane(() =>
  import('./claims-table.tsx').then((module) => module.ClaimsTable),
);
/** For those who point at the text or put the caret in it. */
const NearText = lazyExtra<NearTextProps>(() =>
  import('./near-text.tsx').then((module) => module.NearText),
);
const PaneProblem = lazyExtra<PaneProblemProps>(() =>
  import('./pane-problem.tsx').then((module) => module.PaneProblem),
);

/** Header or payload as JSON text, to be read and edited, or as a table that explains it. */
export function JsonPane(props: JsonPaneProps) {
  const { part, text, editProblem, partProblem, reveal, harmless, failed = NO_MARKS } = props;
  const Table = props.table ?? ClaimsTable;
  const { annotations, root } = useAnnotations({
    ...{ part, text, failed, findings: props.findings, pointed: props.pointed },
    faultAt: editProblem?.problem.offset ?? props.faultAt,
    harmless: harmless?.text === text ? harmless.marks : NO_MARKS,
  });
  const [view, setView] = useView(reveal);
  const [date, setDate] = useState('exp');
  const [isNear, setNear] = useState(false);
  const [isEditing, setEditing] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const wraps = useWrap();
  const leave = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (!currentTarget.closest('section')?.contains(relatedTarget)) setEditing(false);
  };
  const hasTimes = isEditing && view === 'json' && props.onDate !== undefined;
  return (
    <Panel
      title={TITLES[part]()}
      edge={part}
      canGrow
      className={`json-pane pane-${part} ${hasTimes ? 'is-timed' : ''}`}
      tools={
        // biome-ignore lint/a11y/noStaticElementInteractions: it only notices that the focus leaves
        <span className="contents" onBlur={leave}>
          {hasTimes && props.onDate && (
            <QuickTimes
              claim={date}
              disabled={props.readOnly || editProblem !== undefined}
              onSet={props.onDate}
            />
          )}
          <Tools {...props} view={view} onView={setView} wraps={wraps} />
        </span>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only notices that the editor in it is wanted */}
      <div
        ref={box}
        className="json-box"
        hidden={view === 'table'}
        onPointerEnter={() => setNear(true)}
        onFocus={() => {
          setNear(true);
          setEditing(true);
        }}
        onBlur={leave}
      >
        <TextEditor
          label={TITLES[part]()}
          kind="json"
          source={props.source}
          part={part}
          onChange={props.onEdit}
          annotations={annotations}
          annotated={text}
          readOnly={props.readOnly}
          placeholder={props.placeholder}
          reveal={reveal}
          wraps={wraps}
          onCaret={(at) => at !== undefined && setDate(dateAt(root, at))}
        />
        {isNear && view === 'json' && (
          <Suspense fallback={null}>
            <NearText
              {...{ box, part, root, text }}
              issuer={props.issuer}
              onPoint={props.onPoint}
            />
          </Suspense>
        )}
      </div>
      {view === 'table' && (
        <Suspense fallback={null}>
          <Table {...{ part, text, root }} findings={props.findings} issuer={props.issuer} />
        </Suspense>
      )}
      <div aria-live="polite" className="pane-problems">
        {(editProblem || partProblem) && (
          <Suspense fallback={null}>
            <PaneProblem {...{ part, text, editProblem, partProblem, faultAt: props.faultAt }} />
          </Suspense>
        )}
      </div>
      {props.children}
    </Panel>
  );
}

interface ToolsProps extends Pick<JsonPaneProps, 'part' | 'text' | 'onInsert'> {
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly wraps: boolean;
}

/** What is in the title row of a pane at all times. */
function Tools({ part, text, onInsert, view, onView, wraps }: ToolsProps) {
  const isHeader = part === 'header';
  return (
    <>
      <Segments
        label={isHeader ? say`Header view` : say`Payload view`}
        options={{ json: 'JSON', table: say`Table` }}
        value={view}
        onChange={onView}
      />
      <CopyButton isIcon what={isHeader ? say`header` : say`payload`} text={text} />
      <Menu
        icon={Ellipsis}
        label={isHeader ? say`Header options` : say`Payload options`}
        items={[
          ...(onInsert ? [{ name: say`Insert…`, onChoose: onInsert }] : []),
          {
            name: wraps ? say`Don’t wrap long lines` : say`Wrap long lines`,
            onChoose: toggleWrap,
          },
        ]}
      />
    </>
  );
}

/** A place to be revealed is shown in the text. */
function useView(reveal: Reveal | undefined) {
  const [chosen, setChosen] = useState<{ readonly view: View; readonly reveal: typeof reveal }>();
  const isElsewhere = reveal !== undefined && !reveal.isSeen && chosen?.reveal !== reveal;
  const view: View = chosen && !isElsewhere ? chosen.view : 'json';
  return [view, (next: View) => setChosen({ view: next, reveal })] as const;
}
