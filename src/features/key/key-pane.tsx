import { type ReactNode, Suspense, useEffect, useState } from 'react';
import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import {
  explainKeyLine,
  type KeyInUse,
  type KeyLine as KeyLineOf,
  nameKeyFormat,
} from '../../core/explain/explain-key-line.ts';
import type { KeyReading, SecretEncoding } from '../../core/keys/key-material.ts';
import type { KeyOrigin } from '../../core/keys/key-origin.ts';
import type { KeyFile } from '../../core/keys/read-key-file.ts';
import { say } from '../../core/words/say.ts';
import type { FetchSource } from '../../session/fetch-source.ts';
import { lazyExtra } from '../../ui/lazy-extra.ts';
import { Panel } from '../../ui/panel.tsx';
import type { FetchProgress } from '../shared/key-fetch.ts';
import { KeyOriginNote } from '../shared/lazy-notes.ts';
import { lazyPane } from '../shared/lazy-pane.tsx';
import { FetchState } from './fetch-state.tsx';
import { KeyBox } from './key-box.tsx';
import { KeyLine } from './key-line.tsx';
import { KeyTools, LineTools } from './key-tools.tsx';

/** The words come with what reads keys, which is there before a key is. */
const RefusedKey = lazyPane(() => import('./refused-key.tsx').then((module) => module.RefusedKey));

/** With the libraries that read and write keys: a chunk of its own. */
const KeyDetails = lazyPane(() => import('./key-details.tsx').then((module) => module.KeyDetails));

/** Chunks of their own: most visits fetch nothing. */
const FetchWords = lazyExtra(() => import('./fetch-words.tsx').then((module) => module.FetchWords));
const FetchDialog = lazyPane(() =>
  import('./fetch-dialog.tsx').then((module) => module.FetchDialog),
);

export interface KeyPaneProps extends KeyInUse {
  readonly text: string;
  readonly encoding: SecretEncoding;
  readonly origin: KeyOrigin;
  /** It was generated in this browser. */
  readonly isGenerated: boolean;
  /** The token in use, which may say where its key is. */
  readonly token: DecodedToken | undefined;
  readonly passphrase: string;
  readonly progress: FetchProgress;
  /** Where one press can fetch keys from. */
  readonly fetchSource: FetchSource | undefined;
  readonly onFetch: (source: FetchSource) => void;
  readonly onStop: () => void;
  readonly onText: (text: string) => void;
  readonly onSecret: (text: string, encoding: SecretEncoding) => void;
  readonly onConfirm: () => void;
  readonly onPassphrase: (passphrase: string) => void;
  /** Notes under the box. */
  readonly children?: ReactNode;
}

export function KeyPane(props: KeyPaneProps) {
  const { text, encoding, reading, progress, onText, onSecret } = props;
  const [opened, setOpened] = useState<'fetch' | 'details'>();
  // What was fetched is in the Key field then.
  useEffect(() => {
    if (progress.state === 'done') setOpened(undefined);
  }, [progress]);
  const onFile = ({ text: read, encoding: readAs }: KeyFile) =>
    readAs === undefined ? onText(read) : onSecret(read, readAs);
  const openFetch = () => setOpened('fetch');
  const close = () => setOpened(undefined);
  return (
    <Panel
      title={say`Key`}
      className="pane-key"
      note={describeSource(props)}
      tools={<KeyTools {...props} onOpenFetch={openFetch} onFile={onFile} />}
    >
      <KeyLine
        line={progressLine(progress) ?? explainKeyLine(props)}
        onDetails={reading.state === 'read' ? () => setOpened('details') : undefined}
      >
        <LineTools {...props} onOpenFetch={openFetch} />
      </KeyLine>
      <KeyBox text={text} onText={onText} onFile={onFile} />
      {isRefused(reading) && (
        <Suspense fallback={null}>
          <RefusedKey reading={reading} encoding={encoding} />
        </Suspense>
      )}
      {props.origin.kind !== 'user' && (
        <Suspense fallback={null}>
          <KeyOriginNote origin={props.origin} onConfirm={props.onConfirm} />
        </Suspense>
      )}
      {props.children}
      {opened === 'fetch' ? (
        <Suspense fallback={null}>
          <FetchDialog {...props} onStart={props.onFetch} onClose={close} />
        </Suspense>
      ) : (
        <FetchState progress={progress} className="sr-text">
          {progress.state !== 'idle' && (
            <Suspense fallback={null}>
              <FetchWords progress={progress} />
            </Suspense>
          )}
        </FetchState>
      )}
      {opened === 'details' && reading.state === 'read' && (
        <Suspense fallback={null}>
          <KeyDetails {...props} reading={reading} onClose={close} />
        </Suspense>
      )}
    </Panel>
  );
}

/** Where the key is from, or else how it is written. */
function describeSource({ reading, origin, isGenerated }: KeyPaneProps): string {
  const format = nameKeyFormat(reading);
  if (format === '' || reading.state === 'unreadable') return format;
  if (isGenerated) return say`Generated in this browser`;
  switch (origin.kind) {
    case 'fetched':
    case 'token':
      return say`${format} from ${new URL(origin.address).host}`;
    default:
      return format;
  }
}

/** While a fetch is under way, and when it brought nothing. */
function progressLine(progress: FetchProgress): KeyLineOf | undefined {
  switch (progress.state) {
    case 'busy':
      return { mark: 'hint', name: '', facts: [say`Fetching from ${progress.host}…`] };
    case 'asks':
      return { mark: 'hint', name: '', facts: [say`Keys are on another host`] };
    case 'failed':
      return { mark: 'bad', name: '', facts: [say`No keys from ${progress.host}`] };
    default:
      return undefined;
  }
}

function isRefused(reading: KeyReading): boolean {
  if (reading.state === 'locked') return reading.lock === 'passphrase-wrong';
  return reading.state === 'unreadable' && reading.problem.code !== 'key-url';
}
