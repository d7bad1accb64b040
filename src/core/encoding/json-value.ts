import type { JsonNode, JsonObject } from './json-text.ts';

/** What JavaScript's reader would make of a value; of duplicate members the last. */
export function toValue(node: JsonNode): unknown {
  switch (node.type) {
    case 'object':
      return toRecord(node);
    case 'array':
      return node.items.map(toValue);
    case 'null':
      return null;
    default:
      return node.value;
  }
}

/** An object as a record, in which "__proto__" is a member like any other. */
export function toRecord(object: JsonObject): Readonly<Record<string, unknown>> {
  return Object.fromEntries(object.members.map(({ name, value }) => [name, toValue(value)]));
}
