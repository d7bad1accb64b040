import type { Dispatch } from 'react';
import { baselineOf, NEW_HEADER } from '../core/compose/compose-token.ts';
import { setMember } from '../core/compose/set-member.ts';
import { writeToken } from '../core/compose/write-token.ts';
import { type DecodedToken, signingInput } from '../core/decode/decoded-token.ts';
import { formatJson } from '../core/encoding/json-format.ts';
import { stringMember } from '../core/encoding/json-query.ts';
import { parseJson } from '../core/encoding/json-text.ts';
import type { KeyMaterial, KeyReading } from '../core/keys/key-material.ts';
import { signatureOf, signComposed } from './use-composed-token.ts';
import type { Action, Workspace } from './workspace.ts';

/** What the panes show and what can be done in them. */
export interface Editing {
  readonly headerText: string;
  readonly payloadText: string;
  /** "alg" of the header as it is edited now. */
  readonly algorithmName: string | undefined;
  readonly edit: (part: 'header' | 'payload', text: string) => void;
  readonly setAlgorithm: (name: string) => void;
  /** Sets "enc" of an encrypted token. */
  readonly setEncryption: (name: string) => void;
  /** Sets a claim to a NumericDate, in seconds. */
  readonly setTime: (claim: 'exp' | 'iat', seconds: number) => void;
  readonly sign: () => Promise<void>;
}

export function useEditing(
  workspace: Workspace,
  token: DecodedToken | undefined,
  reading: KeyReading,
  dispatch: Dispatch<Action>,
  onRefused: (key: KeyMaterial) => void,
): Editing {
  const { draft, text } = workspace;
  const headerText = draft?.headerText ?? token?.headerText ?? '';
  const payloadText = draft?.payloadText ?? token?.payloadText ?? '';
  const inside = token?.form === 'jwe' ? readInside(token) : undefined;
  const edit: Editing['edit'] = (part, edited) =>
    dispatch({ type: 'edit', part, text: edited, ...baselineOf(token), inside });
  const editMember = (part: 'header' | 'payload', name: string, value: string) => {
    const before = part === 'header' ? headerText || newHeaderText() : payloadText || '{}';
    const after = setMember(before, name, value);
    if (after.ok) edit(part, after.value);
  };
  return {
    headerText,
    payloadText,
    algorithmName: readAlgorithm(headerText, token),
    edit,
    setAlgorithm: (name) => editMember('header', 'alg', JSON.stringify(name)),
    setEncryption: (name) => editMember('header', 'enc', JSON.stringify(name)),
    setTime: (claim, seconds) => editMember('payload', claim, String(seconds)),
    sign: async () => {
      if (!token) return;
      const { algorithm, keyId } = token;
      const composed = { signingInput: signingInput(token), algorithm, keyId };
      const signed = await signComposed(composed, reading);
      if (signed && !signed.ok) onRefused(signed.problem.key);
      if (signed?.ok) {
        dispatch({
          type: 'put-token',
          text: writeToken(text, token.found, [...partsOf(token), signatureOf(signed.value)]),
          instead: text,
        });
      }
    },
  };
}

/** Header and payload as they stand in the token. */
function partsOf({ parts }: DecodedToken): string[] {
  return parts.slice(0, 2).map(({ encoded }) => encoded);
}

/** What was in an encrypted token, as it came and as it is shown. */
function readInside({ payloadJson, payloadText }: DecodedToken) {
  return { plaintext: payloadJson ?? payloadText, shown: payloadText };
}

function readAlgorithm(headerText: string, token: DecodedToken | undefined): string | undefined {
  if (headerText === '' && !token) return 'HS256';
  const header = parseJson(headerText);
  const name =
    header.ok && header.value.type === 'object' ? stringMember(header.value, 'alg') : undefined;
  return name ?? token?.algorithm;
}

function newHeaderText(): string {
  const header = parseJson(NEW_HEADER);
  return header.ok ? formatJson(NEW_HEADER, header.value) : NEW_HEADER;
}
