import type { JsonNode } from './json-text.ts';

/** What JavaScript’s reader would make of a value: of duplicate members the last, and “__proto__” is one like any other. */
export function toValue(node: JsonNode): unknown {
  switch (node.type) {
    case 'object':
      return Object.fromEntries(node.members.map(({ name, value }) => [name, toValue(value)]));
    case 'array':
      return node.items.map(toValue);
    case 'null':
      return null;
    default:
      return node.value;
  }
}
