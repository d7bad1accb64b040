import { setMember } from '../compose/set-member.ts';
import { removeMember } from '../compose/write-parameters.ts';
import { encodeBase64url } from '../encoding/base64url.ts';
import { parseJson } from '../encoding/json-text.ts';
import { encodeUtf8 } from '../encoding/utf8.ts';

/** Values to set in a JSON object; `undefined` removes the member. */
export type Changes = Readonly<Record<string, unknown>>;

/** The text of a JSON object with other members; what is not changed keeps its characters. */
export function changeJson(text: string, changes: Changes): string {
  return Object.entries(changes).reduce((changed, [name, value]) => {
    if (value === undefined) return removeMember(changed, name);
    const set = setMember(changed, name, JSON.stringify(value));
    return set.ok ? set.value : changed;
  }, text);
}

/** Adds a member that is already there, so that two bear its name. */
export function repeatMember(text: string, name: string, value: unknown): string {
  const root = parseJson(text);
  const last = root.ok && root.value.type === 'object' ? root.value.members.at(-1) : undefined;
  if (!last) return text;
  const { end } = last.value;
  return `${text.slice(0, end)},${JSON.stringify(name)}:${JSON.stringify(value)}${text.slice(end)}`;
}

export function encodeText(text: string): string {
  return encodeBase64url(encodeUtf8(text));
}
