import { findMember } from '../encoding/json-query.ts';
import { type JsonProblem, parseJson } from '../encoding/json-text.ts';
import { fail, ok, type Result } from '../result.ts';

/**
 * Puts a value, given as JSON, into the object that a text holds: in place of
 * the member's old value, or behind the last member in the same layout.
 */
export function setMember(
  text: string,
  name: string,
  value: string,
): Result<string, JsonProblem | { readonly code: 'not-an-object'; readonly offset: number }> {
  const root = parseJson(text);
  if (!root.ok) return root;
  const object = root.value;
  if (object.type !== 'object') return fail({ code: 'not-an-object', offset: object.start });
  const old = findMember(object, name)?.value;
  if (old) return ok(text.slice(0, old.start) + value + text.slice(old.end));
  const first = object.members[0];
  const last = object.members.at(-1);
  const member = `${JSON.stringify(name)}: ${value}`;
  if (!first || !last) {
    return ok(`${text.slice(0, object.start)}{\n  ${member}\n}${text.slice(object.end)}`);
  }
  const gap = text.slice(object.start + 1, first.nameStart);
  const end = last.value.end;
  return ok(`${text.slice(0, end)},${gap}${member}${text.slice(end)}`);
}
