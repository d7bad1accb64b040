import {
  type ClipboardEvent,
  type DragEvent,
  type ReactNode,
  Suspense,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import { ENCODING_NAMES } from '../../core/explain/encoding-names.ts';
import { describeReading, explainKeyReading } from '../../core/explain/explain-key.ts';
import { cutToLimits } from '../../core/keys/key-limits.ts';
import {
  type KeyFormat,
  type KeyReading,
  type SecretEncoding,
  wantsPassphrase,
} from '../../core/keys/key-material.ts';
import type { KeyOrigin } from '../../core/keys/key-origin.ts';
import { SECRET_ENCODINGS, type SecretReading } from '../../core/keys/parse-secret.ts';
import type { KeyFile } from '../../core/keys/read-key-file.ts';
import type { SignatureAlgorithm } from '../../core/registry/algorithms.ts';
import { takesSecret } from '../../core/registry/symmetric-encryption.ts';
import type { SignatureVerdict } from '../../core/verdict/signature-verdict.ts';
import { say } from '../../core/words/say.ts';
import { pasteLong } from '../../editor/long-paste.ts';
import { makeKey, type RsaSize } from '../../session/make-key.ts';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { KeyOriginNote } from '../shared/lazy-notes.ts';
import { lazyPane } from '../shared/lazy-pane.tsx';
import { readKeyDrop, readKeyPaste } from '../shared/read-drop.ts';
import { GenerateButton } from './generate-button.tsx';
import { KeyFacts } from './key-facts.tsx';
import { PublicHalf } from './public-half.tsx';

interface KeyManagement {
  readonly name: string;
  readonly make: (rsaSize: RsaSize) => Promise<string | undefined>;
}

interface KeyPaneProps {
  readonly text: string;
  readonly encoding: SecretEncoding;
  readonly reading: KeyReading;
  readonly origin: KeyOrigin;
  /** The token at hand, which may say where its key is. */
  readonly token: DecodedToken | undefined;
  readonly passphrase: string;
  /** The algorithm at hand, for which a key can be made. */
  readonly algorithm: SignatureAlgorithm | undefined;
  /** "alg" of an encrypted token, and what makes a key for it. */
  readonly keyManagement?: KeyManagement | undefined;
  /** "kid" of the token's header. */
  readonly keyId: string | undefined;
  /** Another way to read the secret under which the signature would match. */
  readonly suggestion: SecretReading | undefined;
  /** What came of the keys: which were tried, and which one verifies. */
  readonly verdict: SignatureVerdict | undefined;
  readonly onText: (text: string) => void;
  readonly onSecret: (text: string, encoding: SecretEncoding) => void;
  readonly onFetched: (text: string, origin: KeyOrigin, keys: readonly string[]) => void;
  readonly onConfirm: () => void;
  readonly onPassphrase: (passphrase: string) => void;
  /** Notes under the box. */
  readonly children?: ReactNode;
}

const FORMATS: Readonly<Record<KeyFormat, () => string>> = {
  text: () => say`Secret`,
  pem: () => 'PEM',
  der: () => say`DER in base64`,
  certificate: () => say`Certificate`,
  openssh: () => 'OpenSSH',
  jwk: () => 'JWK',
  'jwk-set': () => 'JWK Set',
  'service-account': () => say`Service account`,
  'certificate-map': () => say`Certificates by kid`,
  xml: () => say`XML`,
  point: () => say`Elliptic curve point`,
};

/** A chunk of its own: most visits fetch nothing. */
const FetchPane = lazyPane(() => import('./fetch-pane.tsx').then((module) => module.FetchPane));

export function KeyPane(props: KeyPaneProps) {
  const { text, encoding, reading, algorithm, suggestion, onText, onSecret } = props;
  const { keyManagement } = props;
  const [fetching, setFetching] = useState(false);
  const fetchButton = useRef<HTMLButtonElement>(null);
  const fetchId = useId();
  const shown = useMemo(() => cutToLimits(text), [text]);
  const symmetric = keyManagement ? takesSecret(keyManagement.name) : algorithm?.keyType === 'oct';
  const isPlain = reading.state !== 'empty' && reading.format === 'text';
  const showsEncoding = symmetric && (reading.state === 'empty' || isPlain);
  const words =
    isPlain && !symmetric && (algorithm ?? keyManagement)
      ? ''
      : explainKeyReading(reading, encoding, keyManagement ? 'encryption' : 'signature');
  const onFile = ({ text: read, encoding: readAs }: KeyFile) =>
    readAs === undefined ? onText(read) : onSecret(read, readAs);
  return (
    <Panel
      title={say`Key`}
      className="pane-key"
      note={
        reading.state === 'empty' ? say`secret, PEM, JWK, certificate …` : FORMATS[reading.format]()
      }
      tools={
        <>
          <GenerateButton
            {...{ text, encoding, onSecret }}
            algorithm={keyManagement?.name ?? algorithm?.name}
            make={
              keyManagement?.make ??
              (async (rsaSize) => algorithm && (await makeKey(algorithm, rsaSize)))
            }
          />
          <Button
            ref={fetchButton}
            look="ghost"
            aria-expanded={fetching}
            aria-controls={fetching ? fetchId : undefined}
            title={say`Fetch the issuer's keys`}
            onClick={() => setFetching(!fetching)}
          >
            {say`Fetch…`}
          </Button>
        </>
      }
    >
      <div id={fetchId}>
        {fetching && (
          <Suspense
            fallback={<p className="px-3.5 py-2.5 text-13 text-muted">{say`One moment.`}</p>}
          >
            <FetchPane
              token={props.token}
              keyText={text}
              onFetched={props.onFetched}
              onClose={() => {
                setFetching(false);
                fetchButton.current?.focus();
              }}
            />
          </Suspense>
        )}
      </div>
      <textarea
        id="key"
        aria-label={say`Key`}
        data-undo="page"
        className="key-box"
        value={shown}
        wrap={shown.includes('\n') ? 'off' : 'soft'}
        rows={2}
        placeholder={say`The issuer's public key, or your secret`}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        translate="no"
        onChange={(event) => onText(event.target.value)}
        onDropCapture={(event: DragEvent) => readKeyDrop(event, onText, onFile)}
        onPaste={(event: ClipboardEvent<HTMLTextAreaElement>) => {
          readKeyPaste(event, onFile);
          pasteLong(event, onText);
        }}
      />
      {props.origin.kind !== 'user' && (
        <Suspense fallback={null}>
          <KeyOriginNote origin={props.origin} onConfirm={props.onConfirm} />
        </Suspense>
      )}
      {(words !== '' || showsEncoding) && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line bg-sunken px-3.5 py-2 text-12 text-muted">
          {showsEncoding && (
            <label className="flex items-center gap-2">
              <span>{say`Secret encoding`}</span>
              <select
                aria-label={say`Secret encoding`}
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
              <span>{say`Passphrase`}</span>
              <input
                type="text"
                aria-label={say`Passphrase`}
                data-undo="page"
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
          <span className={`min-w-0 flex-1 wrap-anywhere ${isRefused(reading) ? 'text-bad' : ''}`}>
            {words}
          </span>
          <PublicHalf reading={reading} algorithm={algorithm} keyId={props.keyId} />
        </div>
      )}
      {suggestion && (
        <div className="m-3 flex items-center justify-between gap-3 rounded-lg bg-sunken px-3 py-2.5 text-13">
          <span>
            <b>{keyManagement ? say`It opens` : say`It would match`}</b>{' '}
            {describeReading(suggestion)}.
          </span>
          <Button look="primary" onClick={() => onSecret(suggestion.text, suggestion.encoding)}>
            {say`Read it so`}
          </Button>
        </div>
      )}
      {reading.state === 'read' && (!isPlain || symmetric || !(algorithm ?? keyManagement)) && (
        <KeyFacts keys={reading.keys} verdict={props.verdict} />
      )}
      {props.children}
    </Panel>
  );
}

function isRefused(reading: KeyReading): boolean {
  if (reading.state === 'unreadable') return true;
  return reading.state === 'locked' && reading.lock === 'passphrase-wrong';
}
