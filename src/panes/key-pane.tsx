import { type ClipboardEvent, type DragEvent, useState } from 'react';
import { describeReading, explainKeyReading } from '../core/explain/explain-key.ts';
import { ENCODING_NAMES } from '../core/explain/explain-key-problem.ts';
import {
  type KeyFormat,
  type KeyReading,
  type SecretEncoding,
  wantsPassphrase,
} from '../core/keys/key-material.ts';
import { SECRET_ENCODINGS, type SecretReading } from '../core/keys/parse-secret.ts';
import type { KeyFile } from '../core/keys/read-key-file.ts';
import type { SignatureAlgorithm } from '../core/registry/algorithms.ts';
import { makeKey, publicHalf } from '../state/make-key.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Panel } from '../ui/panel.tsx';
import { readKeyDrop, readKeyPaste } from './read-drop.ts';

interface KeyPaneProps {
  readonly text: string;
  readonly encoding: SecretEncoding;
  readonly reading: KeyReading;
  readonly passphrase: string;
  /** The algorithm at hand, for which a key can be made. */
  readonly algorithm: SignatureAlgorithm | undefined;
  /** Another way to read the secret under which the signature would match. */
  readonly suggestion: SecretReading | undefined;
  readonly onText: (text: string) => void;
  readonly onSecret: (text: string, encoding: SecretEncoding) => void;
  readonly onPassphrase: (passphrase: string) => void;
  readonly className?: string;
}

const FORMATS: Readonly<Record<KeyFormat, string>> = {
  text: 'Secret',
  pem: 'PEM',
  der: 'DER in base64',
  certificate: 'Certificate',
  openssh: 'OpenSSH',
  jwk: 'JWK',
  'jwk-set': 'JWK Set',
  'service-account': 'Service account',
  'certificate-map': 'Certificates by kid',
};

export function KeyPane(props: KeyPaneProps) {
  const { text, encoding, reading, algorithm, suggestion, onText, onSecret, className } = props;
  const symmetric = algorithm?.keyType === 'oct';
  const isPlain = reading.state !== 'empty' && reading.format === 'text';
  const showsEncoding = symmetric && (reading.state === 'empty' || isPlain);
  const words = isPlain && !symmetric && algorithm ? '' : explainKeyReading(reading, encoding);
  const onFile = ({ text: read, encoding: readAs }: KeyFile) =>
    readAs === undefined ? onText(read) : onSecret(read, readAs);
  return (
    <Panel
      title="Key"
      note={reading.state === 'empty' ? 'secret, PEM, JWK, certificate …' : FORMATS[reading.format]}
      className={className ?? ''}
      tools={
        <>
          <PublicHalf reading={reading} algorithm={algorithm} />
          <GenerateButton algorithm={algorithm} onKey={(key) => onSecret(key, 'utf8')} />
        </>
      }
    >
      <textarea
        id="key"
        aria-label="Key"
        className="key-box max-h-[220px] min-h-16"
        value={text}
        wrap={text.includes('\n') ? 'off' : 'soft'}
        rows={2}
        placeholder="The issuer's public key, or your secret"
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        translate="no"
        onChange={(event) => onText(event.target.value)}
        onDropCapture={(event: DragEvent) => readKeyDrop(event, onText, onFile)}
        onPaste={(event: ClipboardEvent) => readKeyPaste(event, onFile)}
      />
      {(words !== '' || showsEncoding) && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line bg-sunken px-3.5 py-2 text-small text-muted">
          {showsEncoding && (
            <label className="flex items-center gap-2">
              <span>Secret encoding</span>
              <select
                aria-label="Secret encoding"
                className="min-h-7 rounded border border-control/60 bg-surface px-1.5 text-text"
                value={encoding}
                onChange={(event) => onSecret(text, event.target.value as SecretEncoding)}
              >
                {SECRET_ENCODINGS.map((option) => (
                  <option key={option} value={option}>
                    {ENCODING_NAMES[option]}
                  </option>
                ))}
              </select>
            </label>
          )}
          {wantsPassphrase(reading) && (
            <label className="flex items-center gap-2">
              <span>Passphrase</span>
              <input
                type="text"
                aria-label="Passphrase"
                className="concealed min-h-7 rounded border border-control/60 bg-surface px-1.5 text-text"
                value={props.passphrase}
                spellCheck={false}
                autoComplete="off"
                autoCapitalize="off"
                autoCorrect="off"
                translate="no"
                onChange={(event) => props.onPassphrase(event.target.value)}
              />
            </label>
          )}
          <span className={isRefused(reading) ? 'text-bad' : ''}>{words}</span>
        </div>
      )}
      {suggestion && (
        <div className="m-3 flex items-center justify-between gap-3 rounded-lg bg-info-soft px-3 py-2.5 text-note">
          <span>
            <b>It would match</b> {describeReading(suggestion)}.
          </span>
          <Button look="primary" onClick={() => onSecret(suggestion.text, suggestion.encoding)}>
            Read it so
          </Button>
        </div>
      )}
    </Panel>
  );
}

function isRefused(reading: KeyReading): boolean {
  if (reading.state === 'unreadable') return true;
  return reading.state === 'locked' && reading.lock === 'passphrase-wrong';
}

/** Copies the public half of a private key. */
function PublicHalf({ reading, algorithm }: Pick<KeyPaneProps, 'reading' | 'algorithm'>) {
  const key =
    reading.state === 'read' ? reading.keys.find(({ kind }) => kind === 'private') : undefined;
  if (key?.kind !== 'private') return null;
  return (
    <CopyButton what="public key" shown="Copy public key" text={() => publicHalf(key, algorithm)} />
  );
}

interface GenerateButtonProps {
  readonly algorithm: SignatureAlgorithm | undefined;
  readonly onKey: (key: string) => void;
}

function GenerateButton({ algorithm, onKey }: GenerateButtonProps) {
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  const generate = async () => {
    if (!algorithm) return;
    setState('busy');
    const key = await makeKey(algorithm);
    setState(key === undefined ? 'failed' : 'idle');
    if (key !== undefined) onKey(key);
  };
  return (
    <>
      {state === 'failed' && (
        <span role="alert" className="text-small text-bad">
          Not in this browser
        </span>
      )}
      <Button
        look="quiet"
        disabled={!algorithm || state === 'busy'}
        aria-busy={state === 'busy'}
        title={algorithm ? `Make a new key for ${algorithm.name}` : 'Choose an algorithm first'}
        onClick={() => void generate()}
      >
        Generate key
      </Button>
    </>
  );
}
