import { type DragEvent, type ReactNode, useEffect, useState } from 'react';
import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import { type SpelledSecret, spellSecret } from '../../core/secrets/spell-secret.ts';
import { formatNumber } from '../../core/words/format-number.ts';
import { say } from '../../core/words/say.ts';
import { sentences } from '../../core/words/sentences.ts';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import {
  commonSecrets,
  type SearchStatus,
  type SecretSource,
  useSecretSearch,
} from './use-secret-search.ts';

interface SecretSearchBodyProps {
  readonly token: DecodedToken;
  readonly isChecked: boolean;
  /** The secret in the Key box, where it made the signature. */
  readonly madeWith: Uint8Array<ArrayBuffer> | undefined;
  readonly onFound: (compact: string) => void;
  readonly onSecret: (secret: SpelledSecret) => void;
}

/** What is being tried, what came of it, and what else can be tried. */
export function SecretSearchBody(props: SecretSearchBodyProps) {
  const { token, isChecked, madeWith, onFound, onSecret } = props;
  const { status, search, cancel } = useSecretSearch(token, isChecked, madeWith);
  const { compact } = token.found;
  const isFound = status.state === 'found';
  useEffect(() => {
    if (isFound) onFound(compact);
  }, [isFound, compact, onFound]);
  const dropList = (event: DragEvent) => {
    const [file] = event.dataTransfer.files;
    if (!file) return;
    event.preventDefault();
    search({ kind: 'file', file });
  };
  return (
    <Panel
      title={say`Weak secret search`}
      note={status.state === 'searching' ? rateOf(status) : undefined}
      tools={
        status.state === 'searching' && (
          <Button look="ghost" onClick={cancel}>
            {say`Cancel`}
          </Button>
        )
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a short cut for "Word list…" */}
      <div
        className="grid gap-2.5 px-3.5 py-3 text-13"
        data-state={status.state}
        onDragOver={(event) => event.preventDefault()}
        onDrop={dropList}
      >
        <p
          role="status"
          aria-label={say`Weak secret search`}
          className={isFound ? 'font-medium text-bad' : ''}
        >
          {explainStatus(status)}
        </p>
        {status.state === 'searching' && <Progress status={status} />}
        {isFound && <FoundSecret octets={status.secret} onSecret={onSecret} />}
        {status.state !== 'searching' && !isFound && (
          <Offers token={token} status={status} onSearch={search} />
        )}
      </div>
    </Panel>
  );
}

function explainStatus(status: SearchStatus): string {
  switch (status.state) {
    case 'waiting':
      return status.isLong
        ? say`This token is long, and each try takes long with it. The search does not begin by itself.`
        : say`Begins once the signature is checked.`;
    case 'searching':
      return SOURCES[status.source.kind]();
    case 'cancelled':
      return say`Cancelled after ${count(status.tried)} secrets, none of which is the one.`;
    case 'found':
      return say`Found after ${count(status.tried)} tries: the secret can be guessed.`;
    case 'not-found':
      return sentences(
        say`Not found among ${count(status.tried)} secrets. A longer list may still have it.`,
        status.missing && MISSING[status.missing](),
      );
    case 'unavailable':
      if (!crypto.subtle) {
        return say`This page came over plain http, where browsers withhold what the search needs. Open it over https, or from localhost.`;
      }
      return say`The search could not run: its script is out of reach, or this browser has no workers. Load the page again.`;
  }
}

const SOURCES: Readonly<Record<SecretSource['kind'], () => string>> = {
  common: () => say`Trying defaults, common passwords and the words of this token …`,
  short: () => say`Trying every string of 1 to 4 characters of a to z and 0 to 9 …`,
  file: () => say`Trying the lines of your word list …`,
};

const MISSING = {
  dictionary: () => say`The common passwords were not among them: their list is out of reach.`,
  file: () => say`The file could not be read to its end.`,
} as const;

function Progress({ status: { progress } }: { readonly status: Searching }) {
  return (
    <progress
      aria-label={say`Progress of the search`}
      className="search-progress"
      value={progress?.share ?? 0}
      max={1}
    />
  );
}

type Searching = SearchStatus & { state: 'searching' };

function rateOf({ progress }: Searching): string | undefined {
  return progress && say`${count(progress.tried)} tried, ${count(progress.rate)} a second`;
}

/** The secret itself only after a click: who looks over the shoulder must not read it. */
function FoundSecret({
  octets,
  onSecret,
}: {
  readonly octets: Uint8Array;
  readonly onSecret: (secret: SpelledSecret) => void;
}) {
  const [isShown, setShown] = useState(false);
  const secret = spellSecret(octets);
  return (
    <>
      {isShown && (
        <p>
          <code className="sensitive rounded bg-sunken px-1.5 py-0.5 font-mono break-all whitespace-pre-wrap">
            {secret.text}
          </code>
          {secret.encoding === 'base64url' && ` ${say`(octets in Base64url)`}`}
          {secret.text !== secret.text.trim() && ` ${say`(with white space around it)`}`}
        </p>
      )}
      <Row>
        <Button aria-expanded={isShown} onClick={() => setShown(!isShown)}>
          {isShown ? say`Hide the secret` : say`Show the secret`}
        </Button>
        <Button onClick={() => onSecret(secret)}>{say`Put it in Key`}</Button>
      </Row>
    </>
  );
}

interface OffersProps {
  readonly token: DecodedToken;
  readonly status: SearchStatus;
  readonly onSearch: (source: SecretSource) => void;
}

function Offers({ token, status, onSearch }: OffersProps) {
  const isOpen = status.state !== 'not-found' || status.missing === 'dictionary';
  return (
    <>
      <Row>
        {isOpen && <Button onClick={() => onSearch(commonSecrets(token))}>{say`Search`}</Button>}
        <Button
          title={say`1.7 million strings of a to z and 0 to 9: some 20 seconds`}
          onClick={() => onSearch({ kind: 'short' })}
        >
          {say`Try 1 to 4 characters`}
        </Button>
        <label className="inline-flex min-h-7 cursor-pointer items-center rounded border border-control/60 px-2.5 py-0.5 text-12 font-medium whitespace-nowrap hover:bg-sunken has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-focus">
          {say`Word list…`}
          <input
            type="file"
            aria-label={say`Word list`}
            className="sr-only"
            onChange={({ target }) => {
              const [file] = target.files ?? [];
              if (file) onSearch({ kind: 'file', file });
              // The same file can be chosen again.
              target.value = '';
            }}
          />
        </label>
      </Row>
      <p className="text-12 text-muted">
        {say`A word list has one secret a line and may be of any size; drop it here. It is read on this device, and nothing of it is kept.`}
      </p>
    </>
  );
}

function Row({ children }: { readonly children: ReactNode }) {
  return <div className="flex flex-wrap items-center gap-2">{children}</div>;
}

function count(number: number): string {
  return formatNumber(Math.round(number));
}
