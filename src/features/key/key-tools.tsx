import { Download, FolderOpen } from 'lucide-react';
import { useRef } from 'react';
import type { KeyInUse } from '../../core/explain/explain-key-line.ts';
import { wantsPassphrase } from '../../core/keys/key-material.ts';
import type { KeyFile } from '../../core/keys/read-key-file.ts';
import { takesSecret } from '../../core/registry/symmetric-encryption.ts';
import { say } from '../../core/words/say.ts';
import { type FetchSource, hostOf } from '../../session/fetch-source.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { openKeyFile } from '../shared/read-drop.ts';
import type { KeyPaneProps } from './key-pane.tsx';
import { PassphraseField, SecretEncodingSelect } from './secret-fields.tsx';

interface ToolsProps extends KeyPaneProps {
  readonly onOpenFetch: () => void;
}

/** Fetches at once where one press says from which host; else asks from where. */
export function KeyTools({
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
export function LineTools(props: ToolsProps) {
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
