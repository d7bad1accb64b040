import { baselineOf, NEW_HEADER } from '../core/compose/compose-token.ts';
import { setMember } from '../core/compose/set-member.ts';
import type { DecodedToken } from '../core/decode/decoded-token.ts';
import { formatJson } from '../core/encoding/json-format.ts';
import { stringMember } from '../core/encoding/json-query.ts';
import { parseJson } from '../core/encoding/json-text.ts';
import type { DraftEdit } from './edit-draft.ts';
import { memo } from './memo.ts';
import type { Session, Snapshot } from './session.ts';

type Part = 'header' | 'payload';

/** Edits a part of the token that is shown. */
export function editPart({ snapshot, dispatch }: Session, part: Part, text: string): void {
  dispatch({ type: 'edit', ...editOf(snapshot(), part, text) });
}

/** The edit that gives a part of the token that is shown another text. */
export function editOf(snapshot: Snapshot, part: Part, text: string): DraftEdit {
  const { opened } = snapshot.inside;
  const inside = opened?.form === 'jwe' ? readInside(opened) : undefined;
  const before = part === 'header' ? snapshot.headerText : snapshot.payloadText;
  return { part, text, before, ...baselineOf(opened), inside };
}

/** Sets a member of the header or the payload to a value, written as JSON. */
export function editMember(session: Session, part: Part, name: string, value: string): void {
  const { headerText, payloadText } = session.snapshot();
  const before = part === 'header' ? headerText || newHeaderText() : payloadText || '{}';
  const after = setMember(before, name, value);
  if (after.ok) editPart(session, part, after.value);
}

const algorithmOf = memo((headerText: string, token: DecodedToken | undefined) => {
  if (headerText === '' && !token) return 'HS256';
  const header = parseJson(headerText);
  const name =
    header.ok && header.value.type === 'object' ? stringMember(header.value, 'alg') : undefined;
  return name ?? token?.algorithm;
});

/** "alg" of the header that is shown, as it is edited now. */
export function selectAlgorithm({ headerText, inside }: Snapshot): string | undefined {
  return inside.index === 0 ? algorithmOf(headerText, inside.opened) : inside.shown?.algorithm;
}

/** What was in an encrypted token, as it came and as it is shown. */
function readInside({ payloadJson, payloadText }: DecodedToken) {
  return { plaintext: payloadJson ?? payloadText, shown: payloadText };
}

function newHeaderText(): string {
  const header = parseJson(NEW_HEADER);
  return header.ok ? formatJson(NEW_HEADER, header.value) : NEW_HEADER;
}
