import type { DecodedToken } from '../core/decode/decoded-token.ts';
import { readAddress } from '../core/keys/fetch-message.ts';
import { keyAddresses, namedSources, parameterNaming } from '../core/keys/issuer-metadata.ts';
import type { KeyReading } from '../core/keys/key-material.ts';
import type { KeyParameter, MetadataKind } from '../core/keys/key-origin.ts';
import { findSignatureAlgorithm } from '../core/registry/algorithms.ts';
import { memo } from './memo.ts';
import type { Snapshot } from './session.ts';

/** A key set that metadata names. */
export interface NamedKeySet {
  readonly kind: 'named';
  readonly address: string;
  readonly metadata: MetadataKind;
  /** Undefined where the user gave the URL of the metadata. */
  readonly issuer: string | undefined;
}

/** Where keys are fetched from: one host, which the button names that was pressed. */
export type FetchSource =
  /** The issuer that the token names. */
  | { readonly kind: 'issuer'; readonly issuer: string }
  /** A URL that the user gave, of keys, metadata or an issuer. */
  | { readonly kind: 'url'; readonly address: string }
  | NamedKeySet
  /** What the token's header names, past a warning. */
  | { readonly kind: 'token'; readonly parameter: KeyParameter; readonly address: string };

/** The host that is asked. */
export function hostOf(source: FetchSource): string {
  return new URL(source.kind === 'issuer' ? source.issuer : source.address).host;
}

/** The single file has no frame that fetches. */
export const CAN_FETCH = import.meta.env.MODE !== 'single-file';

const findSource = memo(
  (token: DecodedToken | undefined, reading: KeyReading): FetchSource | undefined => {
    const typed = typedUrl(reading);
    if (typed !== undefined) return sourceOfUrl(typed, token);
    const algorithm = findSignatureAlgorithm(token?.algorithm ?? '');
    // Nobody publishes a secret.
    return algorithm && algorithm.keyType !== 'oct' ? sourceOfIssuer(token) : undefined;
  },
);

/** The issuer that a token names, where that is a URL. */
export function sourceOfIssuer(token: DecodedToken | undefined): FetchSource | undefined {
  const { issuer } = namedSources(token);
  if (!CAN_FETCH || issuer === undefined) return undefined;
  return keyAddresses(issuer).ok ? { kind: 'issuer', issuer } : undefined;
}

/** Where one press can fetch keys from: the URL in the Key field, else the token's issuer. */
export function selectFetchSource({
  inside,
  token,
  reading,
}: Pick<Snapshot, 'token' | 'reading'> & {
  readonly inside: Pick<Snapshot['inside'], 'inmost'>;
}): FetchSource | undefined {
  return CAN_FETCH ? findSource(inside.inmost ?? token, reading) : undefined;
}

/** A URL that is in the Key field, or in the metadata there. */
function typedUrl(reading: KeyReading): string | undefined {
  if (reading.state !== 'unreadable') return undefined;
  const { problem } = reading;
  return problem.code === 'key-url' || problem.code === 'json-metadata'
    ? problem.address
    : undefined;
}

/** Undefined for one that is not fetched, or not without a warning: the token's own. */
export function sourceOfUrl(
  text: string,
  token: DecodedToken | undefined,
): FetchSource | undefined {
  const url = readAddress(text.trim());
  if (!url.ok || parameterNaming(url.value.href, namedSources(token))) return undefined;
  return { kind: 'url', address: url.value.href };
}
