/** A character in quotes, or its code point where it cannot be seen. */
export function quoteCharacter(character: string): string {
  if (character === '"') return `'"'`;
  const codePoint = character.codePointAt(0) ?? 0;
  if (/^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character)) return `"${character}"`;
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
}
