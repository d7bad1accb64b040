import type { JsonNode } from '../../core/encoding/json-text.ts';

/** A value as a person writes it: texts without quotes, lists with commas between; all else as it is in the token. */
export function showForm(value: JsonNode, text: string): string {
  if (value.type === 'string') return value.value === '' ? '""' : value.value;
  if (value.type === 'array' && value.items.length > 0 && value.items.every(isPlain)) {
    return value.items.map((item) => showForm(item, text)).join(', ');
  }
  // It is laid out as a member, one step in.
  return text.slice(value.start, value.end).replaceAll('\n  ', '\n');
}

function isPlain({ type }: JsonNode): boolean {
  return type !== 'object' && type !== 'array';
}
