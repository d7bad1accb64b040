import { Download, FolderOpen } from 'lucide-react';
import { type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import {
  explainKeyLine,
  type KeyInUse,
  type KeyLine as KeyLineOf,
  nameKeyFormat,
} from '../../core/explain/explain-key-line.ts';
import {
  type KeyReading,
  type SecretEncoding,
  wantsPassphrase,
} from '../../core/keys/key-material.ts';
import type { KeyOrigin } from '../../core/keys/key-origin.ts';
import type { KeyFile } from '../../core/keys/read-key-file.ts';
import { takesSecret } from '../../core/registry/symmetric-encryption.ts';
import { say } from '../../core/words/say.ts';
import { type FetchSource, hostOf } from '../../session/fetch-source.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { lazyExtra } from '../../ui/lazy-extra.ts';
import { Panel } from '../../ui/panel.tsx';
import type { FetchProgress } from '../shared/key-fetch.ts';
import { KeyOriginNote } from '../shared/lazy-notes.ts';
import { lazyPane } from '../shared/lazy-pane.tsx';
import { openKeyFile } from '../shared/read-drop.ts';
import { FetchState } from './fetch-state.tsx';
import { KeyBox } from './key-box.tsx';
import { KeyLine } from './key-line.tsx';
import { PassphraseField, SecretEncodingSelect } from './secret-fields.tsx';

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

interface ToolsProps extends KeyPaneProps {
  readonly onOpenFetch: () => void;
}

/** Fetches at once where one press says from which host; else asks from where. */
function KeyTools({
  token,
  fetchSource,
  onFetch,
  onOpenFetch,
  onFile,
}: ToolsProps & { readonly onFile: (file: KeyFile) => void }) {
  const picker = useRef<HTMLInputElement>(null);
  const header = token?.protectedHeader.ok ? token.protectedHeader.value.object : undefined;
  const isChoice = header?.members.some(({ name }) => name === 'jku' || name === 'x5u') ?? false;
  const source = isChoice ? undefined : fetchSource;
  return (
    <>
      <Button
        id="fetch-keys"
        look="ghost"
        small
        icon={Download}
        title={source ? explainConsent(source) : say`Fetch keys from a URL`}
        aria-haspopup={source ? undefined : 'dialog'}
        onClick={() => (source ? onFetch(source) : onOpenFetch())}
      >
        {say`Fetch`}
      </Button>
      <input
        ref={picker}
        type="file"
        hidden
        aria-label={say`Key file`}
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file) openKeyFile(file, onFile);
          target.value = '';
        }}
      />
      <IconButton
        small
        icon={FolderOpen}
        label={say`Open key file`}
        onClick={() => picker.current?.click()}
      />
    </>
  );
}

/** What can be done with the key, at the end of its line. */
function LineTools(props: ToolsProps) {
  const { reading, progress, fetchSource, text, encoding, passphrase, suggestion } = props;
  const isUrl =
    reading.state === 'unreadable' &&
    (reading.problem.code === 'key-url' || reading.problem.code === 'json-metadata');
  if (progress.state === 'busy') {
    return <Button small onClick={props.onStop}>{say`Stop`}</Button>;
  }
  if (progress.state === 'asks') {
    return <FetchFrom source={progress.source} onFetch={props.onFetch} />;
  }
  if (progress.state === 'failed') {
    return <Button small onClick={props.onOpenFetch}>{say`Details`}</Button>;
  }
  return (
    <>
      {isUrl &&
        (fetchSource ? (
          <FetchFrom source={fetchSource} onFetch={props.onFetch} />
        ) : (
          <Button small icon={Download} onClick={props.onOpenFetch}>{say`Fetch keys`}</Button>
        ))}
      {props.isEncrypted && suggestion && (
        <Button small onClick={() => props.onSecret(suggestion.text, suggestion.encoding)}>
          {say`Use matching secret`}
        </Button>
      )}
      {wantsEncoding(props) && (
        <SecretEncodingSelect
          encoding={encoding}
          onChange={(chosen) => props.onSecret(text, chosen)}
        />
      )}
      {wantsPassphrase(reading) && (
        <PassphraseField passphrase={passphrase} onChange={props.onPassphrase} />
      )}
    </>
  );
}

/** What a press agrees to. */
function explainConsent(source: FetchSource): string {
  return say`Sends requests to ${hostOf(source)}, without the token, cookies or referrer. The host sees your IP address.`;
}

interface FetchFromProps {
  readonly source: FetchSource;
  readonly onFetch: (source: FetchSource) => void;
}

function FetchFrom({ source, onFetch }: FetchFromProps) {
  return (
    <Button
      small
      icon={Download}
      className="min-w-0 shrink!"
      title={explainConsent(source)}
      onClick={() => onFetch(source)}
    >
      <span className="truncate">{say`Fetch keys from ${hostOf(source)}`}</span>
    </Button>
  );
}

/** An encoding is asked for where a secret is wanted and none is written as a key. */
function wantsEncoding({ reading, isEncrypted, algorithm, algorithmName }: KeyInUse): boolean {
  const isSymmetric = isEncrypted ? takesSecret(algorithmName) : algorithm?.keyType === 'oct';
  const isUrl = reading.state === 'unreadable' && reading.problem.code === 'key-url';
  return isSymmetric && !isUrl && (reading.state === 'empty' || reading.format === 'text');
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
