import type { JsonArray, JsonNode } from './json-text.ts';

const INDENT = '  ';
/** Arrays of plain values stay on one line up to this many characters. */
const LINE_LIMIT = 72;
/** Deeper than this a value is left as it is written: indentation alone would fill the memory. */
const DEPTH_LIMIT = 32;

/**
 * Lays a JSON text out over lines without changing a value: numbers, escapes,
 * duplicates and order are copied from the text, only white space is new.
 */
export function formatJson(text: string, root: JsonNode): string {
  return formatNode(text, root, '', 0);
}

function formatNode(text: string, node: JsonNode, indent: string, depth: number): string {
  if (node.type !== 'object' && node.type !== 'array') return text.slice(node.start, node.end);
  if (depth === DEPTH_LIMIT) return text.slice(node.start, node.end);
  const inner = indent + INDENT;
  if (node.type === 'object') {
    if (node.members.length === 0) return '{}';
    const members = node.members.map(
      (member) =>
        `${inner}${text.slice(member.nameStart, member.nameEnd)}: ${formatNode(text, member.value, inner, depth + 1)}`,
    );
    return `{\n${members.join(',\n')}\n${indent}}`;
  }
  const items = node.items.map((item) => formatNode(text, item, inner, depth + 1));
  return layOutOnOneLine(node, items) ?? `[\n${inner}${items.join(`,\n${inner}`)}\n${indent}]`;
}

function layOutOnOneLine(node: JsonArray, items: readonly string[]): string | undefined {
  // Every item takes a character and what parts it from the next two more.
  if (items.length * 3 > LINE_LIMIT) return undefined;
  const plain = node.items.every((item) => item.type !== 'object' && item.type !== 'array');
  const line = `[${items.join(', ')}]`;
  return plain && line.length <= LINE_LIMIT ? line : undefined;
}
