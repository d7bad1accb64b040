import type { JsonObject } from '../encoding/json-text.ts';

/** A stretch of the source text that belongs to the token, and where it stands in the token. */
export interface SourceRun {
  readonly from: number;
  readonly to: number;
  /** Offset in the compact text. */
  readonly at: number;
}

/** A token in a text: where it stands, and what it reads once line breaks are taken away. */
export interface FoundToken {
  /**
   * The token alone, without white space. Of a JSON serialization what the
   * compact form would be: its members with dots between them.
   */
  readonly compact: string;
  /** The range in the text that a new token replaces. */
  readonly start: number;
  readonly end: number;
  /** In order; more than one where the token is broken over lines. */
  readonly runs: readonly SourceRun[];
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
  /** A member that stands twice in one object: two readers may see two tokens. */
  | { readonly code: 'member-repeated'; readonly name: string }
  /** A header parameter that stands in more than one header. */
  | { readonly code: 'header-repeated'; readonly name: string };

/** The stretches of the source that hold the characters `start` to `end` of the compact text. */
export function sourceRanges(
  token: FoundToken,
  start: number,
  end: number,
): { readonly from: number; readonly to: number }[] {
  return token.runs.flatMap((run) => {
    const from = Math.max(run.from, run.from + start - run.at);
    const to = Math.min(run.to, run.from + end - run.at);
    return from < to ? [{ from, to }] : [];
  });
}
