import type { JsonObject } from '../encoding/json-text.ts';
import type { Place, TokenContext } from './token-context.ts';

/** A stretch of the source text that belongs to the token, and where it is in the token. */
export interface SourceRun {
  readonly from: number;
  readonly to: number;
  /** Offset in the compact text. */
  readonly at: number;
  /** Characters of the compact text, where it is another number than that of the source. */
  readonly length?: number;
}

/** What was taken away or decoded to read a token; no verifier would do it. */
export type RemovalKind =
  | 'quotes'
  | 'scheme'
  | 'line-breaks'
  | 'spaces'
  | 'quoting'
  | 'continuations'
  | 'invisible'
  | 'markup'
  | 'percent-encoding'
  | 'escapes'
  | 'entities'
  | 'quoted-printable'
  | 'base64'
  | 'chunks';

export interface Removal {
  readonly kind: RemovalKind;
  readonly count: number;
  /** The first of them. */
  readonly place: Place;
}

/** How a token is in the text, as far as a new one must be written in the same way. */
export type Standing =
  | { readonly kind: 'plain' }
  /** The stretch is base64 of a text in which the token is. */
  | {
      readonly kind: 'base64';
      readonly decoded: string;
      readonly inner: FoundToken;
      readonly alphabet: 'base64' | 'base64url';
      readonly padded: boolean;
    }
  /** The stretches together are a text in which the token is. */
  | {
      readonly kind: 'chunks';
      readonly places: readonly Place[];
      readonly joined: string;
      readonly inner: FoundToken;
    };

/** A token in a text: where it is, and what it reads once all wrapping is taken away. */
export interface FoundToken {
  /**
   * The token alone: of an SD-JWT with its disclosures, of a JSON serialization
   * what the compact form would be, its members with dots between them.
   */
  readonly compact: string;
  /** The range in the text that a new token replaces. */
  readonly start: number;
  readonly end: number;
  /** In the order of the token; more than one where it is broken or encoded. */
  readonly runs: readonly SourceRun[];
  /** What it is called where it is: a member, header, cookie, parameter or variable. */
  readonly label: string | undefined;
  readonly context: TokenContext;
  readonly removed: readonly Removal[];
  readonly standing: Standing;
  /** How it is written, where that is not the compact form. */
  readonly json?: JsonSerialization;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A JSON object in the text that it was read from, to which its offsets belong. */
export interface UnprotectedHeader {
  readonly name: 'unprotected' | 'header';
  readonly text: string;
  readonly object: JsonObject;
}

/**
 * One signature or recipient of a token in JSON (RFC 7515 §7.2, RFC 7516 §7.2).
 * Offsets of members count from the start of the JSON object.
 */
export interface JsonSerialization {
  readonly syntax: 'flattened' | 'general';
  /** Which signature or recipient, counted from 0, and how many there are. */
  readonly index: number;
  readonly count: number;
  /** How many of them were read, where these are not all. */
  readonly read?: number;
  /** The whole object as it is written. */
  readonly source: string;
  /** Where each part stands in `compact`: an unencoded payload may hold dots. */
  readonly bounds: readonly Stretch[];
  /** The members that the parts come from, in their order; undefined where there is none. */
  readonly members: readonly (JsonMemberPlace | undefined)[];
  /** Where a member of the signature or recipient can be put in. */
  readonly insertAt: number;
  /** Header parameters that nothing protects; those of all recipients first. */
  readonly unprotected: readonly UnprotectedHeader[];
  /** "aad" of a JWE as it is written, in base64url. */
  readonly aad: string | undefined;
  readonly faults: readonly JsonFormProblem[];
}

/** A member's value with its quotation marks. */
export interface JsonMemberPlace extends Stretch {
  readonly name: string;
}

/** What is wrong with the members of a JSON serialization. */
export type JsonFormProblem =
  /** A member that must be a string, or an object in the case of a header. */
  | { readonly code: 'member-type'; readonly name: string; readonly expected: 'text' | 'object' }
  /** Members of the flattened and of the general form side by side. */
  | { readonly code: 'mixed-forms'; readonly name: string }
  /** A member that is twice in one object: two readers may see two tokens. */
  | { readonly code: 'member-repeated'; readonly name: string }
  /** A header parameter that is in more than one header. */
  | { readonly code: 'header-repeated'; readonly name: string };

export const PLAIN: Standing = { kind: 'plain' };

/** The stretches of the source that hold the characters `start` to `end` of the compact text. */
export function sourceRanges(
  token: { readonly runs: readonly SourceRun[] },
  start: number,
  end: number,
): Place[] {
  return token.runs.flatMap((run) => {
    const written = run.to - run.from;
    const length = run.length ?? written;
    const first = Math.max(0, start - run.at);
    const last = Math.min(length, end - run.at);
    if (first >= last) return [];
    // An encoded character, or a stretch of them: the share of the source that holds it.
    const from = run.from + Math.floor((first * written) / length);
    const to = run.from + Math.ceil((last * written) / length);
    return [{ from, to }];
  });
}

/** Whether two stretches hold the same token; JSON forms may differ where the compact form has no place for it. */
export function isSameToken(one: FoundToken, other: FoundToken): boolean {
  return (
    one.compact === other.compact &&
    one.json?.index === other.json?.index &&
    one.json?.source === other.json?.source
  );
}

/** The places of all signatures or recipients of the token that is at a place; none of a single one. */
export function siblingPlaces(tokens: readonly FoundToken[], place: number): number[] {
  const found = tokens[Math.min(place, tokens.length - 1)];
  if (!found?.json || found.json.count < 2) return [];
  return tokens.flatMap(({ json, start }, index) => (json && start === found.start ? [index] : []));
}
