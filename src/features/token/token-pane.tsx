import { X } from 'lucide-react';
import { type DragEvent, type ReactNode, useRef } from 'react';
import type { Finding } from '../../core/audit/audit-rule.ts';
import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import { isSdJwt } from '../../core/decode/is-sd-jwt.ts';
import { PART_NAMES } from '../../core/explain/part-names.ts';
import type { JsonSerialization } from '../../core/extract/found-token.ts';
import { formatNumber } from '../../core/words/format-number.ts';
import { say } from '../../core/words/say.ts';
import type { Reveal, TextSource } from '../../editor/text-box.ts';
import { TextEditor } from '../../editor/text-editor.tsx';
import type { Workspace } from '../../session/workspace.ts';
import { IconButton } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { readDrop } from '../shared/read-drop.ts';
import { useCode } from '../shared/use-code.ts';
import { useFindingMarks } from '../shared/use-finding-marks.ts';
import { FaultList } from './fault-list.tsx';
import { annotateText, marksOf } from './mark-token.ts';
import { OpenFileButton } from './open-file-button.tsx';
import { SampleForms, StartRow } from './start-page.tsx';
import { useKeptHeight } from './use-kept-height.ts';

const loadFaultWords = () => import('../../core/explain/explain-fault.ts');

interface TokenPaneProps {
  /** What the text box shows, at once; the rest of the pane follows. */
  readonly source: TextSource;
  readonly workspace: Workspace;
  readonly token: DecodedToken | undefined;
  /** Those on the token itself. */
  readonly findings?: readonly Finding[];
  /** The text is long and being searched. */
  readonly isScanning?: boolean;
  /** The search was cancelled before it came to an end. */
  readonly isPartlySearched?: boolean;
  readonly onText: (text: string) => void;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onClear: () => void;
  readonly reveal: Reveal | undefined;
  readonly children?: ReactNode;
}

const FORMS = {
  jws: 'JWS',
  jwe: 'JWE',
  get unknown() {
    return say`Unknown format`;
  },
} as const;

export function TokenPane(props: TokenPaneProps) {
  const { source, workspace, token, onText, onFiles, reveal, children } = props;
  const { text } = workspace;
  const words = useCode(loadFaultWords);
  const explain = words && words !== 'missing' ? words.explainFault : undefined;
  const annotations = useFindingMarks(token, props.findings, marksOf(token, explain));
  const placeholder = say`Paste or drop a JWT, or any text that contains one`;
  const box = useRef<HTMLDivElement>(null);
  useKeptHeight(box, source);
  const drop = (event: DragEvent) => readDrop(event, onText, (file) => onFiles([file]));
  return (
    <Panel
      title={say`Token`}
      className="pane-token"
      canGrow
      note={
        <span title={token && describeParts(token)}>
          {noteFor(props)}
          {token && <span className="sr-text">, {describeParts(token)}</span>}
        </span>
      }
      tools={
        <>
          <OpenFileButton small onFiles={onFiles} />
          <IconButton small icon={X} label={say`Clear`} onClick={props.onClear} />
        </>
      }
    >
      <div ref={box} className="token-box" onDropCapture={drop}>
        <TextEditor
          label={say`Token`}
          kind="token"
          source={source}
          onChange={onText}
          annotations={annotations}
          annotated={text}
          annotate={(typed) => annotateText(typed, workspace.selectedToken, explain)}
          autoFocus
          reveal={reveal}
          placeholder={placeholder}
        />
        <SampleForms placeholder={placeholder} />
      </div>
      <StartRow onText={onText} onFiles={onFiles} />
      {explain && <FaultList explain={explain} />}
      {children}
    </Panel>
  );
}

function noteFor({ workspace: { text }, token, ...scan }: TokenPaneProps): string {
  if (text === '') return '';
  if (scan.isScanning) return say`Searching for tokens…`;
  if (!token) return scan.isPartlySearched ? say`Search stopped` : say`No token found`;
  const { compact, start, end, json } = token.found;
  const isInText = start > 0 || end < text.trimEnd().length;
  const form = isSdJwt(token) ? 'SD-JWT' : FORMS[token.form];
  if (json) {
    const syntax =
      json.syntax === 'flattened' ? say`${form} in flattened JSON` : say`${form} in general JSON`;
    return syntax + placeIn(token.form, json);
  }
  const length = formatNumber(compact.length);
  return isInText ? say`${form} in text, ${length} characters` : say`${form}, ${length} characters`;
}

/** How long the parts of a token are, as they are written. */
function describeParts({ parts, tail }: DecodedToken): string {
  const lengths = parts.map(
    ({ name, encoded }) => `${PART_NAMES[name]} ${formatNumber(encoded.length)}`,
  );
  const disclosures = tail === '' ? [] : [`${say`Disclosures`} ${formatNumber(tail.length)}`];
  return [...lengths, ...disclosures].join(', ');
}

/** Which of several signatures or recipients is shown. */
function placeIn(form: DecodedToken['form'], { index, count, read }: JsonSerialization): string {
  if (count < 2) return '';
  const place =
    form === 'jwe'
      ? say`recipient ${index + 1} of ${count}`
      : say`signature ${index + 1} of ${count}`;
  const limit = read === undefined ? [] : [say`only the first ${formatNumber(read)} were read`];
  return ['', place, ...limit].join(', ');
}
