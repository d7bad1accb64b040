import type { DecodedToken } from '../decode/decoded-token.ts';
import { type JsonObject, parseJson } from '../encoding/json-text.ts';
import { encodeUtf8 } from '../encoding/utf8.ts';
import { fail, ok, type Result } from '../result.ts';
import type { ComposeProblem, Draft } from './compose-token.ts';
import { spliceJson } from './splice-json.ts';
import { spliceText } from './splice-text.ts';

/** What would be encrypted. */
export interface ComposedEncryption {
  /** The header as it will be encoded, but for what the algorithm writes into it. */
  readonly headerText: string;
  readonly header: JsonObject;
  readonly plaintext: Uint8Array<ArrayBuffer>;
}

/**
 * Puts the edited texts back into the encrypted token they came from. What the
 * edit left alone stays as it was, byte for byte.
 */
export function composeEncrypted(
  draft: Draft,
  baseline: DecodedToken,
): Result<ComposedEncryption, ComposeProblem> {
  const original = baseline.protectedHeader.ok ? baseline.protectedHeader.value.text : '';
  const edited = draft.headerText ?? original;
  const root = parseJson(edited);
  if (!root.ok) return fail({ part: 'header', problem: root.problem });
  if (root.value.type !== 'object') {
    const problem = { code: 'not-an-object', offset: root.value.start } as const;
    return fail({ part: 'header', problem });
  }
  const headerText = spliceJson(original, edited);
  const plaintext = composePlaintext(draft);
  if (!plaintext.ok) return plaintext;
  return ok({ headerText, header: root.value, plaintext: encodeUtf8(plaintext.value) });
}

/** A plaintext that was not JSON need not become any. */
function composePlaintext({ plaintext = '', payloadText }: Draft): Result<string, ComposeProblem> {
  if (payloadText === undefined) return ok(plaintext);
  if (!parseJson(plaintext).ok) return ok(spliceText(plaintext, payloadText));
  const edited = parseJson(payloadText);
  return edited.ok
    ? ok(spliceJson(plaintext, payloadText))
    : fail({ part: 'payload', problem: edited.problem });
}
