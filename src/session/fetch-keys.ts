import type { FetchProblem } from '../core/explain/explain-fetch.ts';
import type { FetchedText } from '../core/keys/fetch-message.ts';
import {
  type KeyAddress,
  keyAddresses,
  type NamedSources,
  parameterNaming,
} from '../core/keys/issuer-metadata.ts';
import { identifyKey } from '../core/keys/key-identity.ts';
import type { KeyOrigin, MetadataKind } from '../core/keys/key-origin.ts';
import { readKeySet, readMetadata } from '../core/keys/read-metadata.ts';
import { fail, ok, type Result } from '../core/result.ts';
import type { FetchSource, NamedKeySet } from './fetch-source.ts';
import { fetchText } from './fetch-text.ts';
import { loadKeyReader } from './key-reading.ts';

/** An address that was asked in vain. */
export interface FailedAttempt {
  readonly address: string;
  readonly problem: FetchProblem;
}

export interface FetchedKeys {
  readonly text: string;
  /** Which keys the text holds (`identifyKey`). */
  readonly keys: readonly string[];
  readonly origin: KeyOrigin & { readonly kind: 'fetched' | 'token' };
}

export type FetchResult =
  | ({ readonly state: 'done' } & FetchedKeys)
  /** Metadata names a key set on another host, which the user has not agreed to ask. */
  | { readonly state: 'asks'; readonly source: NamedKeySet }
  /** The last attempt is the one that tells the most. */
  | { readonly state: 'failed'; readonly attempts: readonly FailedAttempt[] };

interface FetchWork {
  readonly source: FetchSource;
  /** What the token names, to tell its own addresses from those of others. */
  readonly named: NamedSources;
  readonly signal: AbortSignal;
  /** Told each address before it is asked. */
  readonly onAsk: (address: string) => void;
}

/**
 * Asks one host for keys: each address in turn until one has them. No other host is asked, and
 * after an answer that forbids to go on, such as metadata of another issuer, none is.
 */
export async function fetchKeys(work: FetchWork): Promise<FetchResult> {
  const attempts: FailedAttempt[] = [];
  for (const { document, address } of addressesOf(work.source)) {
    work.onAsk(address);
    const outcome = await fetchText(address, work.signal);
    const found: Found = outcome.ok
      ? readAnswer(work.source, document, outcome.value)
      : fail({ code: outcome.problem });
    const result = await follow(work, address, found);
    if (result.state !== 'failed') return result;
    attempts.push(...result.attempts);
    if (
      work.signal.aborted ||
      result.attempts.some(({ problem }) => FINAL.includes(problem.code))
    ) {
      return { state: 'failed', attempts };
    }
  }
  return { state: 'failed', attempts: [...attempts].sort(byTelling) };
}

/** What an answer brings: keys, or the address where metadata says that they are. */
type Found = Result<
  | {
      readonly kind: 'keys';
      readonly text: string;
      readonly address: string;
      readonly metadata?: MetadataKind;
    }
  | { readonly kind: 'named'; readonly address: string; readonly metadata: MetadataKind },
  FetchProblem
>;

const FINAL: readonly FetchProblem['code'][] = [
  ...(['wrong-issuer', 'jwks-uri-refused', 'reader-not-loaded'] as const),
  ...(['timeout', 'offline', 'frame-missing'] as const),
];

/** What is merely not there comes first. */
function byTelling(one: FailedAttempt, other: FailedAttempt): number {
  return tells(one.problem) - tells(other.problem);
}

function tells(problem: FetchProblem): number {
  if (problem.code === 'network') return 0;
  return problem.code === 'http-status' && problem.status === 404 ? 1 : 2;
}

/** Names of documents, as opposed to the URL of an issuer. */
const DOCUMENT = /\/\.well-known\/|\.(?:json|jwks?|pem|crt|cer)$|\/(?:jwks?|certs?|keys)$/i;

function addressesOf(source: FetchSource): readonly KeyAddress[] {
  if (source.kind === 'issuer') {
    const addresses = keyAddresses(source.issuer);
    return addresses.ok ? addresses.value : [];
  }
  const itself = { document: 'jwks', address: source.address } as const;
  const { pathname } = new URL(source.address);
  if (source.kind !== 'url' || DOCUMENT.test(pathname)) return [itself];
  const addresses = keyAddresses(source.address);
  if (!addresses.ok) return [itself];
  return pathname === '/' ? [...addresses.value, itself] : [itself, ...addresses.value];
}

function readAnswer(
  source: FetchSource,
  document: KeyAddress['document'],
  answer: FetchedText,
): Found {
  const issuer = source.kind === 'issuer' ? source.issuer : undefined;
  if (document !== 'jwks') {
    const address = readMetadata(answer, issuer);
    return address.ok ? ok({ kind: 'named', address: address.value, metadata: document }) : address;
  }
  const keys = readKeySet(answer);
  if (keys.ok) return ok({ kind: 'keys', text: keys.value, address: answer.address });
  // A URL that the user gave may be that of metadata.
  if (source.kind !== 'url' || keys.problem.code !== 'metadata-instead') return keys;
  const metadata = /oauth-authorization-server/.test(answer.address)
    ? 'oauth-metadata'
    : 'openid-configuration';
  const address = readMetadata(answer, undefined);
  return address.ok ? ok({ kind: 'named', address: address.value, metadata }) : address;
}

/** Takes the keys, or fetches them from the address that is named, if it is on the same host. */
async function follow(work: FetchWork, address: string, found: Found): Promise<FetchResult> {
  if (!found.ok) return failed(address, found.problem);
  const { value } = found;
  if (value.kind === 'keys') return await take(work, value.text, value.address, value.metadata);
  const { source } = work;
  if (new URL(value.address).origin !== new URL(address).origin) {
    const issuer = source.kind === 'issuer' ? source.issuer : undefined;
    const { address: named, metadata } = value;
    return { state: 'asks', source: { kind: 'named', address: named, metadata, issuer } };
  }
  work.onAsk(value.address);
  const outcome = await fetchText(value.address, work.signal);
  if (!outcome.ok) return failed(value.address, { code: outcome.problem });
  const keys = readKeySet(outcome.value);
  if (!keys.ok) return failed(value.address, keys.problem);
  return await take(work, keys.value, outcome.value.address, value.metadata);
}

async function take(
  work: FetchWork,
  text: string,
  address: string,
  metadata: MetadataKind | undefined,
): Promise<FetchResult> {
  const keys = await identifyKeys(text);
  if (!keys) return failed(address, { code: 'reader-not-loaded' });
  return { state: 'done', text, keys, origin: originOf(work, address, metadata) };
}

function failed(address: string, problem: FetchProblem): FetchResult {
  return { state: 'failed', attempts: [{ address, problem }] };
}

/** Which keys a fetched text holds: so they are known again, however their text is changed. */
async function identifyKeys(text: string): Promise<readonly string[] | undefined> {
  const reader = await loadKeyReader();
  const reading = await reader?.readKeys(text, 'utf8');
  if (reading?.state === 'read') return reading.keys.flatMap(identifyKey);
  const isUnread = reading?.state === 'unreadable' && reading.problem.code === 'reader-not-loaded';
  return reading && !isUnread ? [] : undefined;
}

/** An address that the token names proves nothing, anyone who typed it (RFC 7515 §10.3). */
function originOf(
  { source, named }: FetchWork,
  address: string,
  metadata: MetadataKind | undefined,
): FetchedKeys['origin'] {
  const at = Math.floor(Date.now() / 1000);
  if (source.kind === 'token') return { kind: 'token', parameter: source.parameter, address, at };
  if (source.kind === 'url') {
    const parameter = parameterNaming(address, named) ?? parameterNaming(source.address, named);
    if (parameter) return { kind: 'token', parameter, address, at };
    return { kind: 'fetched', issuer: undefined, metadata, address, at };
  }
  return {
    kind: 'fetched',
    issuer: source.issuer,
    metadata: source.kind === 'named' ? source.metadata : metadata,
    address,
    at,
  };
}
