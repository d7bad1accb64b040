import type { FoundToken, JsonSerialization } from '../extract/found-token.ts';
import { replaceFoundToken } from '../extract/replace-token.ts';

/** The text with other parts in place of those of the token; the rest of it stays. */
export function writeToken(
  text: string,
  found: FoundToken | undefined,
  parts: readonly string[],
): string {
  if (!found) return parts.join('.');
  const { start, end, json } = found;
  if (json) return text.slice(0, start) + writeMembers(json, parts) + text.slice(end);
  return replaceFoundToken(text, found, parts.join('.') + tailOf(found.compact));
}

/** The disclosures of an SD-JWT and what follows them. */
function tailOf(compact: string): string {
  const tilde = compact.indexOf('~');
  return tilde === -1 ? '' : compact.slice(tilde);
}

const NEW_MEMBERS = ['protected', 'payload', 'signature'] as const;

/** Changes the values of a JSON serialization where they are; one that is missing is put in. */
function writeMembers(
  { source, members, insertAt }: JsonSerialization,
  parts: readonly string[],
): string {
  const changes = parts.flatMap((part, index) => {
    const place = members[index];
    if (place) return [{ ...place, text: JSON.stringify(part) }];
    const name = NEW_MEMBERS[index];
    if (part === '' || name === undefined) return [];
    return [{ start: insertAt, end: insertAt, text: `"${name}":${JSON.stringify(part)},` }];
  });
  return changes
    .sort((a, b) => b.start - a.start)
    .reduce(
      (written, { start, end, text }) => written.slice(0, start) + text + written.slice(end),
      source,
    );
}
