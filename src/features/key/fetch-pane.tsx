import { useState } from 'react';
import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import { explainAddress, explainIssuer } from '../../core/explain/explain-fetch.ts';
import { readAddress } from '../../core/keys/fetch-message.ts';
import {
  metadataAddresses,
  namedSources,
  parameterNaming,
} from '../../core/keys/issuer-metadata.ts';
import type { KeyOrigin, KeyParameter } from '../../core/keys/key-origin.ts';
import { insideQuotes } from '../../core/words/quote.ts';
import { say } from '../../core/words/say.ts';
import { Quoted } from '../../ui/quoted.tsx';
import { FetchOutcome } from './fetch-outcome.tsx';
import { FetchRow } from './fetch-row.tsx';
import { FetchSection } from './fetch-section.tsx';
import { type KeyFetch, type NamedKeySet, useKeyFetch } from './use-key-fetch.ts';

interface FetchPaneProps {
  readonly token: DecodedToken | undefined;
  readonly keyText: string;
  readonly onFetched: (text: string, origin: KeyOrigin, keys: readonly string[]) => void;
  readonly onClose: () => void;
}

/** What can be fetched for this token: every address in full, each with its own button. */
export function FetchPane({ token, keyText, onFetched, onClose }: FetchPaneProps) {
  const fetching = useKeyFetch(keyText, onFetched);
  const sources = namedSources(token);
  const { issuer } = sources;
  const keySet = fetching.keySet?.issuer === issuer ? fetching.keySet : undefined;
  return (
    <FetchSection
      note={say`Each press of Fetch sends one request to the address beside it, without the token, cookies or referrer. Its host sees your IP address.`}
      onClose={onClose}
    >
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
      <FetchOutcome progress={fetching.progress} />
    </FetchSection>
  );
}

interface RowsProps {
  readonly fetching: KeyFetch;
}

function IssuerRows({ issuer, fetching }: RowsProps & { readonly issuer: string | undefined }) {
  if (issuer === undefined) {
    return (
      <FetchRow
        title={say`The token's issuer`}
      >{say`The token names none: it has no "iss" to read.`}</FetchRow>
    );
  }
  const addresses = metadataAddresses(issuer);
  if (!addresses.ok) {
    return (
      <FetchRow title={say`The token's issuer`}>
        <span className="break-words">"{issuer}"</span> {explainIssuer(addresses.problem)}
      </FetchRow>
    );
  }
  const { oauth, openid } = addresses.value;
  return (
    <>
      <FetchRow
        title={say`The issuer's OAuth metadata`}
        target={{ source: 'oauth-metadata', address: oauth, issuer }}
        fetching={fetching}
      />
      <FetchRow
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
    <FetchRow
      title={say`The key set that the metadata names`}
      target={{ source: 'jwks-uri', address, issuer }}
      fetching={fetching}
    >
      {host !== new URL(metadata).host && (
        <span className="text-warn">{say`It is on another host than the metadata: ${host}.`}</span>
      )}
    </FetchRow>
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
    <FetchRow
      title={
        <label className="grid gap-1">
          {say`Key set address`}
          <input
            type="text"
            inputMode="url"
            className="min-h-8 w-full rounded border border-control/60 bg-surface px-2 font-mono text-12 font-normal text-text"
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
    </FetchRow>
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
      <FetchRow title={title}>
        <span className="break-words">
          <Quoted>{say`"${insideQuotes(named)}" is not fetched.`}</Quoted>
        </span>{' '}
        {explainAddress(address.problem)}
      </FetchRow>
    );
  }
  return (
    <FetchRow
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
    </FetchRow>
  );
}
