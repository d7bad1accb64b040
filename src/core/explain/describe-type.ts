import type { JsonNode } from '../encoding/json-text.ts';
import { say } from '../words/say.ts';

/** The type of a JSON value, as it is in a sentence: "a string". */
export function describeType({ type }: JsonNode): string {
  switch (type) {
    case 'object':
      return say`an object`;
    case 'array':
      return say`an array`;
    case 'null':
      return 'null';
    case 'string':
      return say`a string`;
    case 'number':
      return say`a number`;
    case 'boolean':
      return say`a boolean`;
  }
}

/** The same where an array of strings is allowed: says what is wrong with the array. */
export function describeItems(value: JsonNode): string {
  if (value.type !== 'array') return describeType(value);
  if (value.items.length === 0) return say`an empty array`;
  return value.items.every(({ type }) => type === 'string')
    ? say`an array`
    : say`an array with values that are not strings`;
}
