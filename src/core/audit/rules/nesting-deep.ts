import type { JsonNode } from '../../encoding/json-text.ts';
import { formatNumber } from '../../words/format-number.ts';
import { say } from '../../words/say.ts';
import type { AuditRule } from '../audit-rule.ts';
import { readClaims, readHeader } from '../read-claims.ts';
import { cwe } from '../references.ts';

const DEEP = 32;
const MANY = 1000;

/** Documents that some parsers reject, or that keep them busy. */
export const nestingDeep: AuditRule = ({ token }) =>
  (['header', 'payload'] as const).flatMap((part) => {
    const root = part === 'header' ? readHeader(token) : readClaims(token);
    const fault = root && measure(root);
    if (!fault) return [];
    return [
      {
        code: 'nesting-deep',
        severity: 'low',
        basis: 'bytes',
        where: { part, pointer: '' },
        title: titleOf(part, fault.deep),
        why: say`The JSON has ${fault.words}. Some parsers reject that; others take a long time.`,
        fix: say`Keep the JSON flat and short, and set limits for depth and size in the API.`,
        references: [cwe(674)],
      },
    ];
  });

function titleOf(part: 'header' | 'payload', isDeep: boolean): string {
  if (part === 'header') {
    return isDeep ? say`Deeply nested header` : say`Unusually wide header`;
  }
  return isDeep ? say`Deeply nested payload` : say`Unusually wide payload`;
}

function measure(root: JsonNode): { readonly deep: boolean; readonly words: string } | undefined {
  const waiting: [JsonNode, number][] = [[root, 1]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [node, depth] = next;
    if (depth > DEEP) return { deep: true, words: say`more than ${DEEP} levels` };
    if (node.type === 'object') {
      const { length } = node.members;
      if (length > MANY) {
        return { deep: false, words: say`an object with ${formatNumber(length)} members` };
      }
      for (const { value } of node.members) waiting.push([value, depth + 1]);
    } else if (node.type === 'array')
      for (const item of node.items) waiting.push([item, depth + 1]);
  }
  return undefined;
}
