import { type Base64urlProblem, isLenientSpelling } from '../encoding/base64url.ts';
import { joinBytes } from '../encoding/join-bytes.ts';
import type { JsonObject, JsonProblem } from '../encoding/json-text.ts';
import type { Utf8Problem } from '../encoding/utf8.ts';
import { encodeUtf8 } from '../encoding/utf8.ts';
import type { FoundToken, JsonFormProblem } from '../extract/found-token.ts';
import type { Result } from '../result.ts';

export type PartName =
  | 'header'
  | 'payload'
  | 'signature'
  | 'encryptedKey'
  | 'initializationVector'
  | 'ciphertext'
  | 'authenticationTag'
  | 'extra';

/** One of the stretches between dots, with its place in the compact text. */
export interface TokenPart {
  readonly name: PartName;
  readonly encoded: string;
  readonly start: number;
  readonly end: number;
  readonly bytes: Result<Uint8Array<ArrayBuffer>, Base64urlProblem>;
  /** What strict decoders reject in a part that is readable all the same. */
  readonly spelling: readonly Base64urlProblem[];
}

/** A JSON object of the token: its text as it came, and what the text says. */
export interface JsonPart {
  readonly text: string;
  readonly object: JsonObject;
}

export type NotAnObjectProblem = { readonly code: 'not-an-object'; readonly offset: number };
export type PartProblem = Base64urlProblem | Utf8Problem | JsonProblem | NotAnObjectProblem;

/** What is wrong with the form of a token, and in which part; offsets count within the part. */
export type Fault =
  | { readonly part: PartName; readonly problem: PartProblem }
  | { readonly part: 'token'; readonly problem: TokenProblem };

export type TokenProblem =
  | { readonly code: 'part-count'; readonly count: number }
  /** It ends in the middle, after a number of characters at which columns and lines end. */
  | { readonly code: 'truncated'; readonly length: number }
  | JsonFormProblem;

/**
 * A token, read as far as it can be. Every part has its own outcome: a broken
 * payload does not hide a readable header.
 */
export interface DecodedToken {
  readonly found: FoundToken;
  readonly form: 'jws' | 'jwe' | 'unknown';
  readonly parts: readonly TokenPart[];
  readonly protectedHeader: Result<JsonPart, PartProblem>;
  /** The header as text, to be shown: laid out when it is JSON, else as far as it can be read. */
  readonly headerText: string;
  /** The claims of a JWS; undefined where there is no payload part, or it is encrypted. */
  readonly claimsSet: Result<JsonPart, PartProblem> | undefined;
  readonly payloadText: string;
  /** The payload as it came, when it is JSON of any kind, an object or not. */
  readonly payloadJson: string | undefined;
  /** "alg" of the header, when it is a string. */
  readonly algorithm: string | undefined;
  readonly keyId: string | undefined;
  /** The payload is signed as it is written, not as base64url ("b64" is false, RFC 7797). */
  readonly unencoded: boolean;
  /** A payload that was given beside the token (RFC 7515, appendix F), as it is signed. */
  readonly detached?: string;
  readonly detachedPayload?: DetachedPayload;
  /** How many bytes the payload has that was inflated ("zip"); undefined where it is shown as it is signed. */
  readonly inflated?: number;
  /** The disclosures of an SD-JWT and what follows them, from the first "~" on; else empty. */
  readonly tail: string;
  readonly faults: readonly Fault[];
}

/** A payload that was given beside the token. */
export interface DetachedPayload {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The bytes of a file; a text may have had other line ends where it was signed. */
  readonly isExact: boolean;
}

/**
 * Whether a fault keeps the token from being judged. A payload may be any
 * bytes (RFC 7515 §3), so one that is not JSON is named and judged all the same,
 * and so is a part that common decoders read in its lenient spelling.
 */
export function preventsJudgement(fault: Fault): boolean {
  if (isLenient(fault)) return false;
  return fault.part !== 'payload' || BASE64URL_PROBLEMS.has(fault.problem.code);
}

/** Whether a fault is a spelling that strict verifiers reject and common ones read (RFC 7515 §2). */
export function isLenient({ part, problem }: Fault): boolean {
  return part !== 'token' && isLenientSpelling(problem);
}

const BASE64URL_PROBLEMS: ReadonlySet<string> = new Set([
  'not-base64url',
  'padding',
  'impossible-length',
  'not-canonical',
] satisfies Base64urlProblem['code'][]);

/** The part of that name, or undefined when the token is too short to have it. */
export function findPart(token: DecodedToken, name: PartName): TokenPart | undefined {
  return token.parts.find((part) => part.name === name);
}

/** What a JWS signature is made over (RFC 7515 §5.1): header and payload as they are encoded. */
export function signingInput(token: DecodedToken): string {
  const [header, payload] = token.parts;
  return `${header?.encoded ?? ''}.${token.detached ?? payload?.encoded ?? ''}`;
}

/** The same as bytes, which a payload beside the token may be that is not text. */
export function signingBytes(token: DecodedToken): Uint8Array<ArrayBuffer> {
  const { unencoded, detachedPayload, parts } = token;
  if (!unencoded || !detachedPayload) return encodeUtf8(signingInput(token));
  return joinBytes(encodeUtf8(`${parts[0]?.encoded ?? ''}.`), detachedPayload.bytes);
}

/** Whether the payload is not in the token, or is empty, which looks the same. */
export function lacksPayload({ form, parts }: DecodedToken): boolean {
  return form === 'jws' && parts.length === 3 && parts[1]?.encoded === '';
}
