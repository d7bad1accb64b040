import type { DecodedToken, NotAnObjectProblem } from '../decode/decoded-token.ts';
import { encodeBase64url } from '../encoding/base64url.ts';
import { stringMember } from '../encoding/json-query.ts';
import { type JsonNode, type JsonProblem, parseJson } from '../encoding/json-text.ts';
import { encodeUtf8 } from '../encoding/utf8.ts';
import { andThen, fail, ok, type Result } from '../result.ts';
import { spliceJson } from './splice-json.ts';
import { spliceText } from './splice-text.ts';

/** An edit under way: the texts of the panes that were changed. */
export interface Draft {
  /** The token, in compact form, as it was when the edit began; empty when there was none. */
  readonly baseline: string;
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
  /** "alg" of the header, when it is a string. */
  readonly algorithm: string | undefined;
  readonly keyId: string | undefined;
}

export type ComposeProblem = {
  readonly part: 'header' | 'payload';
  readonly problem: JsonProblem | NotAnObjectProblem;
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
  const payload = composePayload(draft, baseline);
  if (!payload.ok) return fail({ part: 'payload', problem: payload.problem });
  const { encoded, object } = header.value;
  return ok({
    signingInput: `${encoded}.${payload.value}`,
    algorithm: object && stringMember(object, 'alg'),
    keyId: object && stringMember(object, 'kid'),
  });
}

/** The token in compact form. */
export function compactToken(signingInput: string, signature: string): string {
  return `${signingInput}.${signature}`;
}

interface ComposedHeader {
  readonly encoded: string;
  readonly object: (JsonNode & { type: 'object' }) | undefined;
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
): Result<string, JsonProblem | NotAnObjectProblem> {
  if (draft.payloadText === undefined) return ok(baseline?.parts[1]?.encoded ?? encode('{}'));
  const edited = draft.payloadText;
  // A payload that was no JSON need not become any: it is signed as it is typed.
  if (baseline?.parts[1] && baseline.payloadJson === undefined) {
    return ok(encode(spliceText(baseline.payloadText, edited)));
  }
  return andThen(parseJson(edited), () =>
    ok(encode(spliceJson(baseline?.payloadJson ?? '', edited))),
  );
}

function encode(text: string): string {
  return encodeBase64url(encodeUtf8(text));
}
