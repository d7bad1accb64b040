import { type DragEvent, type ReactNode, Suspense } from 'react';
import type { Finding } from '../core/audit/audit-rule.ts';
import type { DecodedToken, Fault } from '../core/decode/decoded-token.ts';
import { isSdJwt } from '../core/decode/is-sd-jwt.ts';
import { locateFault } from '../core/decode/locate-fault.ts';
import { explainFault, PART_NAMES } from '../core/explain/explain-fault.ts';
import { type JsonSerialization, sourceRanges } from '../core/extract/found-token.ts';
import { formatNumber } from '../core/words/format-number.ts';
import { say, spokenTag } from '../core/words/say.ts';
import type { TextAnnotation } from '../editor/annotations.ts';
import type { Reveal } from '../editor/text-box.ts';
import { TextEditor } from '../editor/text-editor.tsx';
import { findTokensAtOnce } from '../pipeline.ts';
import { selectToken } from '../state/use-workspace.ts';
import { isBlank, type Workspace } from '../state/workspace.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Panel } from '../ui/panel.tsx';
import type { Question } from './commands/command.ts';
import { ArrivalNote } from './lazy-notes.ts';
import { PART_DOTS } from './part-colours.ts';
import { readDrop } from './read-drop.ts';
import { useFindingMarks } from './use-finding-marks.ts';

interface TokenPaneProps {
  readonly workspace: Workspace;
  readonly token: DecodedToken | undefined;
  /** Those on the token itself. */
  readonly findings?: readonly Finding[];
  /** An edit is being signed: the token in the box is the old one. */
  readonly pending: boolean;
  /** The text is long and being searched. */
  readonly isScanning?: boolean;
  /** The search was cancelled before it came to an end. */
  readonly isPartlySearched?: boolean;
  readonly onText: (text: string) => void;
  readonly onClear: () => void;
  readonly onAsk: (question: Question) => void;
  /** Another one when something came into the box by no typing. */
  readonly turn?: number;
  readonly reveal: Reveal | undefined;
  readonly children?: ReactNode;
}

const FORMS = {
  jws: 'JWS',
  jwe: 'JWE',
  get unknown() {
    return say`unknown form`;
  },
} as const;

export function TokenPane(props: TokenPaneProps) {
  const { workspace, token, pending, onText, onAsk, reveal, children } = props;
  const { text, arrival } = workspace;
  const annotations = useFindingMarks(token, props.findings, marksOf(token));
  const drop = (event: DragEvent) => readDrop(event, onText);
  return (
    <Panel
      title={say`Token`}
      note={noteFor(props)}
      tools={
        <>
          <CopyButton
            what={say`token`}
            text={pending ? '' : (token?.found.json?.source ?? token?.found.compact ?? text)}
          />
          <Button
            look="quiet"
            aria-haspopup="dialog"
            disabled={text === ''}
            onClick={() => onAsk({ kind: 'commands', group: 'copy' })}
          >
            {say`Copy as…`}
          </Button>
          <Button look="quiet" disabled={isBlank(workspace)} onClick={props.onClear}>
            {say`Clear`}
          </Button>
        </>
      }
    >
      <div onDropCapture={drop}>
        <TextEditor
          label={say`Token`}
          kind="token"
          text={text}
          subject={String(props.turn)}
          onChange={onText}
          annotations={annotations}
          annotate={(typed) => annotateText(typed, workspace.selectedToken)}
          autoFocus
          reveal={reveal}
          placeholder={say`Paste a token, or a text that holds one: Authorization: Bearer eyJ…`}
        />
      </div>
      {arrival && (arrival.inQuery || arrival.key !== 'none') && (
        <Suspense fallback={null}>
          <ArrivalNote arrival={arrival} />
        </Suspense>
      )}
      {token && <PartLegend parts={token.parts} tail={token.tail} />}
      {token && token.faults.length > 0 && <FaultList faults={token.faults} />}
      {children}
    </Panel>
  );
}

function noteFor({ workspace: { text }, token, ...scan }: TokenPaneProps): string {
  if (text === '') return '';
  if (scan.isScanning) return say`looking for tokens`;
  if (!token)
    return scan.isPartlySearched ? say`not all of it was searched` : say`no token in this text`;
  const { compact, start, end, json } = token.found;
  const isInText = start > 0 || end < text.trimEnd().length;
  const form = isSdJwt(token) ? 'SD-JWT' : FORMS[token.form];
  if (json) {
    const syntax =
      json.syntax === 'flattened' ? say`${form} in flattened JSON` : say`${form} in general JSON`;
    return syntax + placeIn(token.form, json);
  }
  const length = formatNumber(compact.length);
  return isInText
    ? say`${length} characters · ${form} in a text`
    : say`${length} characters · ${form} compact`;
}

/** Which of several signatures or recipients is shown. */
function placeIn(form: DecodedToken['form'], { index, count }: JsonSerialization): string {
  if (count < 2) return '';
  const place =
    form === 'jwe'
      ? say`recipient ${index + 1} of ${count}`
      : say`signature ${index + 1} of ${count}`;
  return ` · ${place}`;
}

const NO_MARKS: readonly TextAnnotation[] = [];
let knownMarks = new WeakMap<DecodedToken, readonly TextAnnotation[]>();
let knownIn = '';

/** The marks of a token, made once for each. */
function marksOf(token: DecodedToken | undefined): readonly TextAnnotation[] {
  if (!token) return NO_MARKS;
  // Faults are told by their marks.
  if (knownIn !== spokenTag()) knownMarks = new WeakMap();
  knownIn = spokenTag();
  const marks = knownMarks.get(token) ?? markToken(token);
  knownMarks.set(token, marks);
  return marks;
}

function annotateText(text: string, selected: number): readonly TextAnnotation[] {
  return marksOf(selectToken(findTokensAtOnce(text) ?? [], selected));
}

/** The parts in their colours, and the characters at fault. */
function markToken(token: DecodedToken): TextAnnotation[] {
  const colours = token.parts.flatMap((part) =>
    sourceRanges(token.found, part.start, part.end).map((range) => ({
      kind: 'mark' as const,
      ...range,
      className: `cm-part-${part.name}`,
    })),
  );
  const { compact } = token.found;
  const tail = sourceRanges(token.found, compact.length - token.tail.length, compact.length);
  for (const range of token.tail === '' ? [] : tail) {
    colours.push({ kind: 'mark', ...range, className: 'cm-part-extra' });
  }
  return [...colours, ...token.faults.flatMap((fault) => markFault(token, fault))];
}

function markFault(token: DecodedToken, fault: Fault): TextAnnotation[] {
  const place = locateFault(token, fault);
  if (!place) return [];
  return sourceRanges(token.found, place.start, place.end).map((range) => ({
    kind: 'mark',
    ...range,
    className: 'cm-fault',
    title: explainFault(fault),
  }));
}

/** Names the parts, so that colour is not the only sign. */
function PartLegend({ parts, tail }: Pick<DecodedToken, 'parts' | 'tail'>) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 border-t border-line px-3.5 py-2 text-tiny text-muted">
      {parts.map((part) => (
        <li key={part.start} className="flex items-center gap-1.5">
          <span aria-hidden="true" className={`size-2 rounded-[3px] ${PART_DOTS[part.name]}`} />
          {PART_NAMES[part.name]} {formatNumber(part.encoded.length)}
        </li>
      ))}
      {tail !== '' && (
        <li className="flex items-center gap-1.5">
          <span aria-hidden="true" className={`size-2 rounded-[3px] ${PART_DOTS.extra}`} />
          {say`Disclosures`} {formatNumber(tail.length)}
        </li>
      )}
    </ul>
  );
}

function FaultList({ faults }: { readonly faults: readonly Fault[] }) {
  return (
    <ul
      aria-label={say`Faults`}
      className="border-t border-line bg-bad-soft px-3.5 py-2 text-note text-bad"
    >
      {faults.map((fault, index) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: several parts too many may have the same fault
          key={`${fault.part} ${fault.problem.code} ${index}`}
          data-part={fault.part}
          data-code={fault.problem.code}
          data-offset={offsetOf(fault)}
        >
          {explainFault(fault)}
        </li>
      ))}
    </ul>
  );
}

function offsetOf({ problem }: Fault): number | undefined {
  if ('offset' in problem) return problem.offset;
  return 'octetOffset' in problem ? problem.octetOffset : undefined;
}
