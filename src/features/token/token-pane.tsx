import type { DragEvent, ReactNode } from 'react';
import type { Finding } from '../../core/audit/audit-rule.ts';
import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import { isSdJwt } from '../../core/decode/is-sd-jwt.ts';
import type { JsonSerialization } from '../../core/extract/found-token.ts';
import { formatNumber } from '../../core/words/format-number.ts';
import { say } from '../../core/words/say.ts';
import type { Reveal, TextSource } from '../../editor/text-box.ts';
import { TextEditor } from '../../editor/text-editor.tsx';
import { isBlank, type Workspace } from '../../session/workspace.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { Question } from '../commands/command.ts';
import { readDrop } from '../shared/read-drop.ts';
import { useFindingMarks } from '../shared/use-finding-marks.ts';
import { FaultList } from './fault-list.tsx';
import { annotateText, marksOf } from './mark-token.ts';
import { PartLegend } from './part-legend.tsx';

interface TokenPaneProps {
  /** What the text box shows, at once; the rest of the pane follows. */
  readonly source: TextSource;
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
  const { text } = workspace;
  const annotations = useFindingMarks(token, props.findings, marksOf(token));
  const drop = (event: DragEvent) => readDrop(event, onText);
  return (
    <Panel
      title={say`Token`}
      className="pane-token"
      note={noteFor(props)}
      tools={
        <>
          <CopyButton
            what={say`token`}
            text={pending ? '' : (token?.found.json?.source ?? token?.found.compact ?? text)}
          />
          <Button
            look="ghost"
            aria-haspopup="dialog"
            disabled={text === ''}
            onClick={() => onAsk({ kind: 'commands', group: 'copy' })}
          >
            {say`Copy as…`}
          </Button>
          <Button look="ghost" disabled={isBlank(workspace)} onClick={props.onClear}>
            {say`Clear`}
          </Button>
        </>
      }
    >
      <div onDropCapture={drop}>
        <TextEditor
          label={say`Token`}
          kind="token"
          source={props.source}
          onChange={onText}
          annotations={annotations}
          annotated={text}
          annotate={(typed) => annotateText(typed, workspace.selectedToken)}
          autoFocus
          reveal={reveal}
          placeholder={say`Paste a token, or a text that holds one: Authorization: Bearer eyJ…`}
        />
      </div>
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
function placeIn(form: DecodedToken['form'], { index, count, read }: JsonSerialization): string {
  if (count < 2) return '';
  const place =
    form === 'jwe'
      ? say`recipient ${index + 1} of ${count}`
      : say`signature ${index + 1} of ${count}`;
  const limit = read === undefined ? [] : [say`only the first ${formatNumber(read)} were read`];
  return ['', place, ...limit].join(' · ');
}
