import { type ReactNode, useId, useState } from 'react';
import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import {
  explainAddress,
  explainIssuer,
  explainUnfetchable,
} from '../../core/explain/explain-fetch.ts';
import { readAddress } from '../../core/keys/fetch-message.ts';
import {
  keyAddresses,
  type NamedSources,
  namedSources,
  parameterNaming,
} from '../../core/keys/issuer-metadata.ts';
import type { KeyParameter } from '../../core/keys/key-origin.ts';
import { showUnseen } from '../../core/words/quote.ts';
import { say } from '../../core/words/say.ts';
import { type FetchSource, hostOf } from '../../session/fetch-source.ts';
import { Button } from '../../ui/button.tsx';
import { Coded, Quoted } from '../../ui/quoted.tsx';
import type { FetchProgress } from '../shared/key-fetch.ts';
import { FetchStatus } from './fetch-status.tsx';

export interface FetchPaneProps {
  readonly token: DecodedToken | undefined;
  readonly progress: FetchProgress;
  readonly onStart: (source: FetchSource) => void;
  readonly onStop: () => void;
}

/** Each place that keys can be fetched from, with a button that names the host. */
export function FetchPane(props: FetchPaneProps) {
  const { token, progress, onStart, onStop } = props;
  const named = namedSources(token);
  return (
    <div className="grid gap-4 p-4">
      <p className="text-muted">
        {say`Each button sends requests only to the host it names. The requests carry no token, cookies or referrer, but the host sees your IP address.`}
      </p>
      <ul aria-label={say`Sources`} className="divide-y divide-line border-y border-line">
        <IssuerRow issuer={named.issuer} onStart={onStart} />
        {progress.state === 'asks' && (
          <Row
            kind="named"
            title={say`The JWKS named in the metadata, on another host`}
            source={progress.source}
            onStart={onStart}
          />
        )}
        <UrlRow named={named} onStart={onStart} />
        {named.addresses.map((address) => (
          <TokenRow key={address.parameter + address.address} {...address} onStart={onStart} />
        ))}
      </ul>
      <FetchStatus progress={progress} onStop={onStop} />
    </div>
  );
}

interface RowProps {
  readonly kind: FetchSource['kind'];
  readonly title: ReactNode;
  readonly source?: FetchSource | undefined;
  /** Whether the URL is written out; not where it is in a text box already. */
  readonly isShown?: boolean;
  readonly disabled?: boolean;
  readonly onStart: (source: FetchSource) => void;
  readonly children?: ReactNode;
}

/** One source, with the button that fetches from it, or why there is none. */
function Row({ kind, title, source, isShown = true, disabled, onStart, children }: RowProps) {
  const addressId = useId();
  return (
    <li data-source={kind} className="grid gap-2 py-3">
      <div className="flex flex-wrap items-end justify-between gap-x-3 gap-y-2">
        <div className="min-w-0 flex-1 basis-64">
          <div className="font-medium">{title}</div>
          {source && isShown && (
            <p id={addressId} translate="no" className="font-mono text-12 break-all text-muted">
              {showUnseen(source.kind === 'issuer' ? source.issuer : source.address)}
            </p>
          )}
        </div>
        {(source ?? kind === 'url') && (
          <Button
            aria-describedby={source && isShown ? addressId : undefined}
            disabled={disabled ?? !source}
            onClick={() => source && onStart(source)}
          >
            {source ? say`Fetch keys from ${hostOf(source)}` : say`Fetch keys`}
          </Button>
        )}
      </div>
      {children && <div className="text-12 text-muted">{children}</div>}
    </li>
  );
}

type StartProps = Pick<RowProps, 'onStart'>;

function IssuerRow({ issuer, onStart }: StartProps & { readonly issuer: string | undefined }) {
  const title = say`The token’s issuer`;
  if (issuer === undefined) {
    return (
      <Row kind="issuer" title={title} onStart={onStart}>
        <Coded>{say`The token has no readable “iss”.`}</Coded>
      </Row>
    );
  }
  const addresses = keyAddresses(issuer);
  if (!addresses.ok) {
    return (
      <Row kind="issuer" title={title} onStart={onStart}>
        <Quoted>{explainIssuer(issuer, addresses.problem)}</Quoted>
      </Row>
    );
  }
  return (
    <Row kind="issuer" title={title} source={{ kind: 'issuer', issuer }} onStart={onStart}>
      {say`Looks for the issuer’s OpenID configuration, then OAuth metadata, then a JWKS.`}
    </Row>
  );
}

function UrlRow({ named, onStart }: StartProps & { readonly named: NamedSources }) {
  const [typed, setTyped] = useState('');
  const address = readAddress(typed.trim());
  const parameter = parameterNaming(typed.trim(), named);
  const isUsable = address.ok && parameter === undefined;
  return (
    <Row
      kind="url"
      title={
        <label className="grid gap-1">
          {say`URL of a JWKS, metadata or issuer`}
          <input
            type="text"
            inputMode="url"
            className="min-h-8 w-full rounded border border-control bg-surface px-2 font-mono text-12 font-normal text-text max-md:min-h-11 max-md:text-[16px]"
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
      source={isUsable ? { kind: 'url', address: address.value.href } : undefined}
      isShown={isUsable && address.value.href !== typed.trim()}
      onStart={onStart}
    >
      {parameter !== undefined ? (
        <Coded>{say`This is the URL in the token’s own “${parameter}”. To fetch it, select “Fetch from this URL anyway” below.`}</Coded>
      ) : (
        typed.trim() !== '' && !address.ok && explainAddress(address.problem)
      )}
    </Row>
  );
}

interface TokenRowProps extends StartProps {
  readonly parameter: KeyParameter;
  readonly address: string;
}

function TokenRow({ parameter, address: named, onStart }: TokenRowProps) {
  const [accepted, setAccepted] = useState(false);
  const warningId = useId();
  const address = readAddress(named);
  const title = <Coded>{say`The URL in the token’s “${parameter}”`}</Coded>;
  if (!address.ok) {
    return (
      <Row kind="token" title={title} onStart={onStart}>
        <Quoted>{explainUnfetchable(named, address.problem)}</Quoted>
      </Row>
    );
  }
  return (
    <Row
      kind="token"
      title={title}
      source={{ kind: 'token', parameter, address: address.value.href }}
      disabled={!accepted}
      onStart={onStart}
    >
      <p id={warningId} className="text-warn">
        {say`This URL comes from the token. Its host may belong to an attacker who created the token.`}
      </p>
      <label className="mt-1 flex items-start gap-2 text-text max-md:min-h-11 max-md:items-center">
        <input
          type="checkbox"
          aria-describedby={warningId}
          className="mt-0.5"
          checked={accepted}
          onChange={(event) => setAccepted(event.target.checked)}
        />
        {say`Fetch from this URL anyway`}
      </label>
    </Row>
  );
}
