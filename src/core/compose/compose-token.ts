import type { DecodedToken, NotAnObjectProblem } from '../decode/decoded-token.ts';
import { isUnencoded } from '../decode/read-critical.ts';
import { encodeBase64url, readBase64urlLeniently } from '../encoding/base64url.ts';
import { stringMember } from '../encoding/json-query.ts';
import { type JsonObject, type JsonProblem, parseJson } from '../encoding/json-text.ts';
import { decodeUtf8Leniently, encodeUtf8 } from '../encoding/utf8.ts';
import { andThen, fail, ok, type Result } from '../result.ts';
import { spliceJson } from './splice-json.ts';
import { spliceText } from './splice-text.ts';

/** An edit under way: the texts of the panes that were changed. */
export interface Draft {
  /** The token as it was when the edit began, alone; empty when there was none. */
  readonly baseline: string;
  /** Which signature of the baseline is meant, where it is in JSON and has several. */
  readonly baselineIndex?: number;
  readonly headerText: string | undefined;
  readonly payloadText: string | undefined;
  /** Of an encrypted token: what was in it, which cannot be read again without its key. */
  readonly plaintext?: string | undefined;
  /** Of an encrypted token: the edit has become the token in the text. */
  readonly placed?: boolean;
}

/** What would be signed. */
export interface ComposedToken {
  readonly signingInput: string;
  /** Header and payload as they are in the token; a detached payload does not. */
  readonly parts: readonly [header: string, payload: string];
  /** "alg" of the header, when it is a string. */
  readonly algorithm: string | undefined;
  readonly keyId: string | undefined;
}

export type ComposeProblem = {
  readonly part: 'header' | 'payload';
  readonly problem:
    | JsonProblem
    | NotAnObjectProblem
    /** A payload that is not encoded must have none in the compact form (RFC 7797 §5.2). */
    | { readonly code: 'dot-in-payload'; readonly offset: number };
};

/** The header of a token that is written from nothing. */
export const NEW_HEADER = '{"alg":"HS256","typ":"JWT"}';

/**
 * Puts the edited texts back into the token they came from. A part that was
 * not edited keeps its characters; of an edited one, only what was changed
 * changes.
 */
export function composeToken(
  draft: Draft,
  baseline: DecodedToken | undefined,
): Result<ComposedToken, ComposeProblem> {
  const header = composeHeader(draft, baseline);
  if (!header.ok) return fail({ part: 'header', problem: header.problem });
  const { encoded, object } = header.value;
  const payload = composePayload(draft, baseline, isUnencoded(object));
  if (!payload.ok) return fail({ part: 'payload', problem: payload.problem });
  const carried = baseline?.detached !== undefined && payload.value === baseline.detached;
  return ok({
    signingInput: `${encoded}.${payload.value}`,
    parts: [encoded, carried ? '' : payload.value],
    algorithm: readParameter('alg', object, baseline),
    keyId: readParameter('kid', object, baseline),
  });
}

/** Of the header that was edited, else of one that cannot be edited here. */
function readParameter(
  name: string,
  edited: JsonObject | undefined,
  baseline: DecodedToken | undefined,
): string | undefined {
  const others = baseline?.found.json?.unprotected.map(({ object }) => object) ?? [];
  return [edited, ...others].flatMap((header) => (header && stringMember(header, name)) ?? [])[0];
}

/** The text by which a token can be read again, and which of its tokens it is. */
export function baselineOf(
  token: DecodedToken | undefined,
): Pick<Draft, 'baseline' | 'baselineIndex'> {
  const json = token?.found.json;
  if (json) return { baseline: json.source, baselineIndex: json.index };
  return { baseline: token?.found.compact ?? '' };
}

/** The token in compact form. */
export function compactToken(signingInput: string, signature: string): string {
  return `${signingInput}.${signature}`;
}

interface ComposedHeader {
  readonly encoded: string;
  readonly object: JsonObject | undefined;
}

function composeHeader(
  draft: Draft,
  baseline: DecodedToken | undefined,
): Result<ComposedHeader, JsonProblem | NotAnObjectProblem> {
  const original = baseline?.protectedHeader;
  if (draft.headerText === undefined && baseline) {
    const object = original?.ok ? original.value.object : undefined;
    return ok({ encoded: baseline.parts[0]?.encoded ?? '', object });
  }
  const edited = draft.headerText ?? NEW_HEADER;
  return andThen(parseJson(edited), (root) => {
    if (root.type !== 'object') return fail({ code: 'not-an-object', offset: root.start });
    const text = spliceJson(original?.ok ? original.value.text : '', edited);
    return ok({ encoded: encode(text), object: root });
  });
}

function composePayload(
  draft: Draft,
  baseline: DecodedToken | undefined,
  unencoded: boolean,
): Result<string, ComposeProblem['problem']> {
  const write = unencoded ? String : encode;
  if (draft.payloadText === undefined) return ok(keepPayload(baseline, unencoded) ?? write('{}'));
  const edited = draft.payloadText;
  // A payload that was not JSON need not become any: it is signed as it is typed.
  const isText = baseline?.parts[1] && baseline.payloadJson === undefined;
  const json = isText ? undefined : parseJson(edited);
  if (json && !json.ok) return json;
  const composed = isText
    ? spliceText(baseline.payloadText, edited)
    : spliceJson(baseline?.payloadJson ?? '', edited);
  const dot = unencoded && !baseline?.found.json ? edited.indexOf('.') : -1;
  return dot === -1 ? ok(write(composed)) : fail({ code: 'dot-in-payload', offset: dot });
}

/** The payload that nobody edited, written again only where the header says so. */
function keepPayload(baseline: DecodedToken | undefined, unencoded: boolean): string | undefined {
  const signed = baseline?.detached ?? baseline?.parts[1]?.encoded;
  if (signed === undefined || baseline?.unencoded === unencoded) return signed;
  return unencoded ? decodeUtf8Leniently(readBase64urlLeniently(signed)) : encode(signed);
}

function encode(text: string): string {
  return encodeBase64url(encodeUtf8(text));
}
