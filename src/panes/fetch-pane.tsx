import { type ReactNode, useId, useState } from 'react';
import type { DecodedToken } from '../core/decode/decoded-token.ts';
import {
  explainAddress,
  explainFetchProblem,
  explainIssuer,
} from '../core/explain/explain-fetch.ts';
import { readAddress } from '../core/keys/fetch-message.ts';
import { metadataAddresses, namedSources, parameterNaming } from '../core/keys/issuer-metadata.ts';
import type { KeyOrigin, KeyParameter } from '../core/keys/key-origin.ts';
import { say } from '../core/words/say.ts';
import {
  type FetchProgress,
  type FetchTarget,
  type KeyFetch,
  type NamedKeySet,
  useKeyFetch,
} from '../state/use-key-fetch.ts';
import { Button } from '../ui/button.tsx';

interface FetchPaneProps {
  readonly token: DecodedToken | undefined;
  readonly keyText: string;
  readonly onFetched: (text: string, origin: KeyOrigin) => void;
  readonly onClose: () => void;
}

/** What can be fetched for this token: every address in full, each with its own button. */
export function FetchPane({ token, keyText, onFetched, onClose }: FetchPaneProps) {
  const fetching = useKeyFetch(keyText, onFetched);
  const sources = namedSources(token);
  const { issuer } = sources;
  const keySet = fetching.keySet?.issuer === issuer ? fetching.keySet : undefined;
  const titleId = useId();
  return (
    <section aria-labelledby={titleId} className="border-b border-line bg-sunken text-note">
      <div className="flex items-center justify-between gap-3 px-3.5 pt-2.5">
        <h3 id={titleId} className="font-semibold">
          {say`Fetch the issuer's keys`}
        </h3>
        <Button look="quiet" onClick={onClose}>
          {say`Close`}
        </Button>
      </div>
      <p className="px-3.5 pb-2.5 text-small text-muted">
        {say`Each press of Fetch sends one request to the address beside it, without the token, cookies or referrer. Its host sees your IP address.`}
      </p>
      <ul aria-label={say`Addresses`}>
        <IssuerRows issuer={issuer} fetching={fetching} />
        {keySet && <KeySetRow keySet={keySet} fetching={fetching} />}
        <TypedRow
          fetching={fetching}
          parameterOf={(address) => parameterNaming(address, sources)}
        />
        {sources.addresses.map(({ parameter, address }) => (
          <TokenRow key={parameter + address} {...{ parameter, address, fetching }} />
        ))}
      </ul>
      <Outcome progress={fetching.progress} />
    </section>
  );
}

interface RowsProps {
  readonly fetching: KeyFetch;
}

function IssuerRows({ issuer, fetching }: RowsProps & { readonly issuer: string | undefined }) {
  if (issuer === undefined) {
    return (
      <Row
        title={say`The token's issuer`}
      >{say`The token names none: it has no "iss" to read.`}</Row>
    );
  }
  const addresses = metadataAddresses(issuer);
  if (!addresses.ok) {
    return (
      <Row title={say`The token's issuer`}>
        <span className="break-words">"{issuer}"</span> {explainIssuer(addresses.problem)}
      </Row>
    );
  }
  const { oauth, openid } = addresses.value;
  return (
    <>
      <Row
        title={say`The issuer's OAuth metadata`}
        target={{ source: 'oauth-metadata', address: oauth, issuer }}
        fetching={fetching}
      />
      <Row
        title={say`The issuer's OpenID configuration`}
        target={{ source: 'openid-discovery', address: openid, issuer }}
        fetching={fetching}
      />
    </>
  );
}

function KeySetRow({ keySet, fetching }: RowsProps & { readonly keySet: NamedKeySet }) {
  const { issuer, metadata, address } = keySet;
  const host = new URL(address).host;
  return (
    <Row
      title={say`The key set that the metadata names`}
      target={{ source: 'jwks-uri', address, issuer }}
      fetching={fetching}
    >
      {host !== new URL(metadata).host && (
        <span className="text-warn">{say`It is on another host than the metadata: ${host}.`}</span>
      )}
    </Row>
  );
}

interface TypedRowProps extends RowsProps {
  readonly parameterOf: (address: string) => KeyParameter | undefined;
}

function TypedRow({ fetching, parameterOf }: TypedRowProps) {
  const [typed, setTyped] = useState('');
  const address = readAddress(typed.trim());
  const parameter = parameterOf(typed.trim());
  const href = address.ok ? address.value.href : '';
  return (
    <Row
      title={
        <label className="grid gap-1">
          {say`Key set address`}
          <input
            type="text"
            inputMode="url"
            className="min-h-8 w-full rounded border border-control/60 bg-surface px-2 font-mono text-small font-normal text-text"
            placeholder="https://…/jwks.json"
            spellCheck={false}
            autoComplete="off"
            autoCapitalize="off"
            autoCorrect="off"
            translate="no"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </label>
      }
      target={{ source: 'typed', address: href }}
      shown={href !== '' && href !== typed.trim()}
      fetching={fetching}
      disabled={!address.ok || parameter !== undefined}
    >
      {parameter !== undefined
        ? say`This is the address in the token's own "${parameter}": fetch it below, past the warning.`
        : typed.trim() !== '' && !address.ok && explainAddress(address.problem)}
    </Row>
  );
}

interface TokenRowProps extends RowsProps {
  readonly parameter: KeyParameter;
  readonly address: string;
}

function TokenRow({ parameter, address: named, fetching }: TokenRowProps) {
  const [accepted, setAccepted] = useState(false);
  const address = readAddress(named);
  const title = say`The address in the token's "${parameter}"`;
  if (!address.ok) {
    return (
      <Row title={title}>
        <span className="break-words">{say`"${named}" is not fetched.`}</span>{' '}
        {explainAddress(address.problem)}
      </Row>
    );
  }
  return (
    <Row
      title={title}
      target={{ source: parameter, address: address.value.href }}
      fetching={fetching}
      disabled={!accepted}
    >
      <label className="flex items-start gap-2 text-warn">
        <input
          type="checkbox"
          className="mt-1"
          checked={accepted}
          onChange={(event) => setAccepted(event.target.checked)}
        />
        {say`The token chose this address. Whoever made the token may own it.`}
      </label>
    </Row>
  );
}

interface RowProps {
  readonly title: ReactNode;
  readonly target?: FetchTarget;
  readonly fetching?: KeyFetch;
  /** Whether the address is written out; not where it stands in a text box already. */
  readonly shown?: boolean;
  readonly disabled?: boolean;
  readonly children?: ReactNode;
}

function Row({ title, target, fetching, shown = true, disabled = false, children }: RowProps) {
  const addressId = useId();
  const { progress } = fetching ?? {};
  const busy = progress?.state === 'busy' ? progress.target : undefined;
  const isBusy = busy !== undefined && busy.source === target?.source;
  return (
    <li data-source={target?.source} className="grid gap-1 border-t border-line px-3.5 py-2.5">
      <div className="flex items-end justify-between gap-3">
        <div className="min-w-0 grow">
          <div className="text-small font-medium">{title}</div>
          {target && shown && (
            <p id={addressId} className="font-mono text-small break-all">
              {target.address}
            </p>
          )}
        </div>
        {target && fetching && (
          <Button
            aria-describedby={shown ? addressId : undefined}
            disabled={disabled || (busy !== undefined && !isBusy)}
            onClick={() => (isBusy ? fetching.stop() : fetching.start(target))}
          >
            {isBusy ? say`Stop` : say`Fetch`}
          </Button>
        )}
      </div>
      {children && <div className="text-small text-muted">{children}</div>}
    </li>
  );
}

function Outcome({ progress }: { readonly progress: FetchProgress }) {
  const { state } = progress;
  const look = state === 'failed' ? 'text-bad' : state === 'done' ? 'text-ok' : 'text-muted';
  return (
    <p
      role="status"
      aria-label={say`Fetching`}
      aria-busy={state === 'busy'}
      data-state={state}
      data-code={state === 'failed' ? progress.problem.code : undefined}
      className={`break-words ${look} ${state === 'idle' ? '' : 'border-t border-line px-3.5 py-2.5'}`}
    >
      {describe(progress)}
    </p>
  );
}

function describe(progress: FetchProgress): string {
  switch (progress.state) {
    case 'idle':
      return '';
    case 'busy':
      return say`Asking ${new URL(progress.target.address).host}…`;
    case 'failed':
      return explainFetchProblem(progress.problem);
    case 'found':
      return say`This is the issuer's metadata. The key set has an address of its own, shown above: fetch it next.`;
    case 'done':
      return say`What ${new URL(progress.address).host} sent is in Key now.`;
  }
}
