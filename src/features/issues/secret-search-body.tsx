import { type DragEvent, type ReactNode, useEffect, useId, useState } from 'react';
import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import { type SpelledSecret, spellSecret } from '../../core/secrets/spell-secret.ts';
import { formatNumber } from '../../core/words/format-number.ts';
import { say } from '../../core/words/say.ts';
import { sentences } from '../../core/words/sentences.ts';
import { Button } from '../../ui/button.tsx';
import { ReloadButton } from '../../ui/not-loaded.tsx';
import {
  commonSecrets,
  type SearchStatus,
  type SecretSource,
  useSecretSearch,
} from './use-secret-search.ts';

interface SecretSearchBodyProps {
  readonly token: DecodedToken;
  readonly isChecked: boolean;
  /** The secret in the Key field, where it made the signature. */
  readonly madeWith: Uint8Array<ArrayBuffer> | undefined;
  readonly onFound: (compact: string) => void;
  readonly onSecret: (secret: SpelledSecret) => void;
}

/** What is being tried, what came of it, and what else can be tried. */
export function SecretSearchBody(props: SecretSearchBodyProps) {
  const { token, isChecked, madeWith, onFound, onSecret } = props;
  const { status, search, cancel } = useSecretSearch(token, isChecked, madeWith);
  const titleId = useId();
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
  // A secret that made the signature is only looked up, and nothing is to be said unless it is found.
  if (madeWith && !isFound) return null;
  const isSearching = status.state === 'searching';
  return (
    <section
      aria-labelledby={titleId}
      className="grid gap-2 border-t border-line px-4 py-2 text-12"
      data-state={status.state}
      onDragOver={(event) => event.preventDefault()}
      onDrop={dropList}
    >
      <div className="flex min-h-7 items-center gap-2">
        <h3 id={titleId} className="font-semibold">
          {say`Secret brute-force`}
        </h3>
        <span className="min-w-0 flex-1 truncate text-muted">
          {isSearching ? rateOf(status) : undefined}
        </span>
        {isSearching && (
          <Button small look="ghost" onClick={cancel}>
            {say`Stop`}
          </Button>
        )}
      </div>
      <p
        role="status"
        aria-label={say`Secret brute-force`}
        className={isFound ? 'font-medium text-bad' : 'text-muted'}
      >
        {explainStatus(status)}
      </p>
      {isSearching && <Progress status={status} />}
      {canReload(status) && (
        <Row>
          <ReloadButton small />
        </Row>
      )}
      {isFound && <FoundSecret bytes={status.secret} onSecret={onSecret} />}
      {!isSearching && !isFound && <Offers token={token} status={status} onSearch={search} />}
    </section>
  );
}

function explainStatus(status: SearchStatus): string {
  switch (status.state) {
    case 'waiting':
      return status.isLong
        ? say`This token is long, so each try is slow. Start the search yourself.`
        : say`The search starts after the signature check.`;
    case 'searching':
      return SOURCES[status.source.kind]();
    case 'cancelled':
      return say`Stopped after ${count(status.tried)} candidates. None of them matches.`;
    case 'found':
      return say`Secret found (try #${count(status.tried)}). Anyone can guess this secret.`;
    case 'not-found':
      return sentences(
        say`Not found in ${count(status.tried)} candidates. A longer list may still contain the secret.`,
        status.missing && MISSING[status.missing](),
      );
    case 'unavailable':
      if (!crypto.subtle) {
        return say`This page was loaded over plain HTTP, so the search can’t run. Open the page over HTTPS or on localhost.`;
      }
      if (!('Worker' in globalThis)) {
        return say`The search needs web workers, which this browser doesn’t support.`;
      }
      return say`Couldn’t start the search. Check your connection and reload.`;
  }
}

/** What the search needs could not be loaded; without WebCrypto or workers, loading it again helps nothing. */
function canReload({ state }: SearchStatus): boolean {
  return state === 'unavailable' && crypto.subtle !== undefined && 'Worker' in globalThis;
}

const SOURCES: Readonly<Record<SecretSource['kind'], () => string>> = {
  common: () => say`Trying defaults, common passwords and words from this token…`,
  short: () => say`Trying every string of 1 to 4 characters (a to z, 0 to 9)…`,
  file: () => say`Trying the lines in your word list…`,
};

const MISSING = {
  dictionary: () => say`Couldn’t load the list of common passwords.`,
  file: () => say`Couldn’t read the end of the file.`,
} as const;

function Progress({ status: { progress } }: { readonly status: Searching }) {
  return (
    <progress
      aria-label={say`Search progress`}
      className="search-progress"
      value={progress?.share ?? 0}
      max={1}
    />
  );
}

type Searching = SearchStatus & { state: 'searching' };

function rateOf({ progress }: Searching): string | undefined {
  return progress && say`${count(progress.tried)} tried, ${count(progress.rate)} per second`;
}

/** The secret itself only after a click: nobody looking over a shoulder must read it. */
function FoundSecret({
  bytes,
  onSecret,
}: {
  readonly bytes: Uint8Array;
  readonly onSecret: (secret: SpelledSecret) => void;
}) {
  const [isShown, setShown] = useState(false);
  const secret = spellSecret(bytes);
  return (
    <>
      {isShown && (
        <p>
          <code className="sensitive rounded bg-sunken px-1.5 py-0.5 font-mono break-all whitespace-pre-wrap">
            {secret.text}
          </code>
          {secret.encoding === 'base64url' && ` ${say`(bytes in base64url)`}`}
          {secret.text !== secret.text.trim() && ` ${say`(with surrounding whitespace)`}`}
        </p>
      )}
      <Row>
        <Button small aria-expanded={isShown} onClick={() => setShown(!isShown)}>
          {isShown ? say`Hide the secret` : say`Show the secret`}
        </Button>
        <Button small onClick={() => onSecret(secret)}>{say`Use as key`}</Button>
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
        {isOpen && (
          <Button small onClick={() => onSearch(commonSecrets(token))}>{say`Search`}</Button>
        )}
        <Button
          small
          title={say`1.7 million strings, about 20 seconds`}
          onClick={() => onSearch({ kind: 'short' })}
        >
          {say`Try 1 to 4 characters`}
        </Button>
        <label className="inline-flex min-h-7 cursor-pointer items-center rounded border border-edge px-2 text-12 font-medium whitespace-nowrap hover:bg-sunken has-focus-visible:outline-2 has-focus-visible:outline-accent max-md:min-h-11">
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
        {say`A word list has one secret per line. The file is read on this device and never stored.`}
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
