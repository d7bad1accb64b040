import type { JsonNode } from '../../encoding/json-text.ts';

/** The type of a JSON value, as it stands in a sentence: "a string". */
export function describeType({ type }: JsonNode): string {
  switch (type) {
    case 'object':
      return 'an object';
    case 'array':
      return 'an array';
    case 'null':
      return 'null';
    case 'string':
    case 'number':
    case 'boolean':
      return `a ${type}`;
  }
}
