import { findMember } from '../encoding/json-query.ts';
import { type JsonObject, parseJson } from '../encoding/json-text.ts';
import type { KeyManagementAlgorithm } from '../registry/encryption-algorithms.ts';
import { setMember } from './set-member.ts';

/** Parameters that belong to some algorithms alone (RFC 7518 §4.6.1, §4.7.1, §4.8.1). */
const OWN_PARAMETERS = ['epk', 'apu', 'apv', 'iv', 'tag', 'p2s', 'p2c'] as const;

/** The header with what the algorithm wrote, and without what belongs to another one. */
export function writeParameters(
  headerText: string,
  algorithm: KeyManagementAlgorithm,
  written: Readonly<Record<string, unknown>>,
): string {
  const kept = ownParameters(algorithm);
  let text = headerText;
  for (const name of OWN_PARAMETERS) if (!kept.includes(name)) text = removeMember(text, name);
  for (const [name, value] of Object.entries(written)) {
    const set = setMember(text, name, JSON.stringify(value));
    if (set.ok) text = set.value;
  }
  return text;
}

function ownParameters(algorithm: KeyManagementAlgorithm): readonly string[] {
  if (algorithm.curves) return ['epk', 'apu', 'apv'];
  if (algorithm.hasOwnTag) return ['iv', 'tag'];
  return algorithm.isPassword ? ['p2s', 'p2c'] : [];
}

/** The text of an object without a member of that name, its comma included. */
export function removeMember(text: string, name: string): string {
  const root = parseJson(text);
  if (!root.ok || root.value.type !== 'object') return text;
  const cut = stretchOf(root.value, name);
  return cut ? removeMember(text.slice(0, cut[0]) + text.slice(cut[1]), name) : text;
}

function stretchOf(object: JsonObject, name: string): readonly [number, number] | undefined {
  const member = findMember(object, name);
  if (!member) return undefined;
  const at = object.members.indexOf(member);
  const before = object.members[at - 1];
  const after = object.members[at + 1];
  if (before) return [before.value.end, member.value.end];
  return [member.nameStart, after ? after.nameStart : member.value.end];
}
