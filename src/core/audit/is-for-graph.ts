import { stringMember } from '../encoding/json-query.ts';
import type { JsonObject } from '../encoding/json-text.ts';

const GRAPH_AUDIENCES: ReadonlySet<string> = new Set([
  '00000003-0000-0000-c000-000000000000',
  'https://graph.microsoft.com',
  'https://graph.microsoft.com/',
]);

/** Whether a token is for Microsoft Graph, by its audience. */
export function isForGraph(claims: JsonObject): boolean {
  return GRAPH_AUDIENCES.has(stringMember(claims, 'aud') ?? '');
}
