import { fail, ok, type Result } from '../result.ts';

/** The form of a status list that can be read, which is not the one in CBOR. */
export const STATUS_LIST_TYPE = 'application/statuslist+jwt';

/** What the page asks of the frame that fetches: this, and never a token or a key. */
export interface FetchRequest {
  /** Known to the page and this one frame, so that no other can answer. */
  readonly nonce: string;
  readonly address: string;
  /** What is asked for, where a host may have it in several forms. */
  readonly accept?: typeof STATUS_LIST_TYPE;
}

/** What a host has sent. Nothing in it is to be trusted. */
export interface FetchedText {
  readonly text: string;
  /** Where it came from in the end, after redirects within the host. */
  readonly address: string;
  readonly status: number;
  /** The Content-Type as it was sent; empty when there was none. */
  readonly contentType: string;
}

/** Why there is no answer. The browser does not tell a refusal by CORS from a host that is not there. */
const FETCH_FAILURES = [
  'address-refused',
  'network',
  'timeout',
  'too-large',
  'redirected',
  'frame-missing',
  'offline',
] as const;

export type FetchFailure = (typeof FETCH_FAILURES)[number];
export type FetchOutcome = Result<FetchedText, FetchFailure>;
export type FetchAnswer = FetchOutcome & { readonly nonce: string };

/** What the frame says when it has the request; one that was not loaded cannot. */
export interface FetchBeginning {
  readonly nonce: string;
  readonly begun: true;
}

/** An answer larger than this is not read to its end. */
export const MOST_BYTES = 512_000;
/** A host that has not sent all of its answer by then is given up. */
export const MOST_MILLISECONDS = 10_000;

/** Hosts that are this very computer, where plain http gives nothing away. */
const LOOPBACK_HOSTS: readonly string[] = ['localhost', '127.0.0.1'];

export type AddressProblem = 'not-an-address' | 'not-https' | 'has-credentials';

/** Reads an address that may be fetched: https, or http on this computer, without a user name in it. */
export function readAddress(text: string): Result<URL, AddressProblem> {
  const url = parseUrl(text);
  if (!url) return fail('not-an-address');
  const isLocal = url.protocol === 'http:' && isLoopback(url);
  if (url.protocol !== 'https:' && !isLocal) return fail('not-https');
  if (url.username !== '' || url.password !== '') return fail('has-credentials');
  return ok(url);
}

/** Whether it is reached without a network. */
export function isLoopback(url: URL): boolean {
  return LOOPBACK_HOSTS.includes(url.hostname);
}

/** The request in a message, or undefined when it is another message. */
export function readFetchRequest(data: unknown): FetchRequest | undefined {
  if (!isRecord(data) || typeof data.nonce !== 'string' || typeof data.address !== 'string') {
    return undefined;
  }
  const { nonce, address } = data;
  return data.accept === STATUS_LIST_TYPE
    ? { nonce, address, accept: STATUS_LIST_TYPE }
    : { nonce, address };
}

/** The answer to the request of that nonce, or undefined when the message is no such thing. */
export function readFetchAnswer(data: unknown, nonce: string): FetchOutcome | undefined {
  if (!isRecord(data) || data.nonce !== nonce) return undefined;
  if (data.ok === false) {
    const failure = FETCH_FAILURES.find((known) => known === data.problem);
    return failure && fail(failure);
  }
  if (data.ok !== true || !isRecord(data.value)) return undefined;
  const { text, address, status, contentType } = data.value;
  return typeof text === 'string' &&
    text.length <= MOST_BYTES &&
    typeof address === 'string' &&
    typeof status === 'number' &&
    typeof contentType === 'string'
    ? ok({ text, address, status, contentType })
    : undefined;
}

/** Whether the frame has taken up the request of that nonce. */
export function hasBegun(data: unknown, nonce: string): boolean {
  return isRecord(data) && data.nonce === nonce && data.begun === true;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
