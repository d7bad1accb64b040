import type { JsonPart } from '../../decode/decoded-token.ts';
import { pointerStep, visitValues } from '../../encoding/json-query.ts';
import type { JsonMember, JsonObject } from '../../encoding/json-text.ts';
import { say } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import type { AuditRule, Finding } from '../audit-rule.ts';
import { MOST_FINDINGS } from '../claim-content.ts';
import { cwe, rfc } from '../references.ts';
import { showValue } from '../show-value.ts';
import { quote } from '../words.ts';

/** Members that decide about trust or access: two readings of them are two tokens. */
const DECISIVE: ReadonlySet<string> = new Set([
  ...['alg', 'kid', 'crit'],
  ...['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'scope', 'roles'],
]);

/** A name that is twice in one object, however it is escaped. */
export const dupMember: AuditRule = ({ token }) => [
  ...(token.protectedHeader.ok ? duplicatesIn(token.protectedHeader.value, 'header') : []),
  ...(token.claimsSet?.ok ? duplicatesIn(token.claimsSet.value, 'payload') : []),
];

function duplicatesIn({ object, text }: JsonPart, part: 'header' | 'payload'): Finding[] {
  const findings: Finding[] = [];
  for (const visited of visitValues(object)) {
    if (visited.value.type !== 'object') continue;
    for (const members of repeatedMembers(visited.value)) {
      if (findings.length === MOST_FINDINGS) return findings;
      findings.push(duplicate(part, visited.pointer, members, text));
    }
  }
  return findings;
}

type Repeated = readonly [first: JsonMember, second: JsonMember, ...more: JsonMember[]];

function repeatedMembers({ members }: JsonObject): Repeated[] {
  const byName = new Map<string, JsonMember[]>();
  for (const member of members) {
    const same = byName.get(member.name);
    if (same) same.push(member);
    else byName.set(member.name, [member]);
  }
  return [...byName.values()].flatMap(([first, second, ...more]) =>
    first && second ? [[first, second, ...more] as const] : [],
  );
}

function duplicate(
  part: 'header' | 'payload',
  parent: string,
  members: Repeated,
  text: string,
): Finding {
  const [first] = members;
  const { name } = first;
  return {
    code: 'dup-member',
    severity: DECISIVE.has(name) ? 'high' : 'medium',
    basis: 'bytes',
    where: { part, pointer: parent + pointerStep(name), target: 'name' },
    title: nameRepetition(part, quote(name), members.length),
    why: sentences(
      describeValues(name, members, text),
      say`Some parsers use the first value, some use the last, and some reject the token.`,
    ),
    fix: say`Write ${quote(name)} only once, and have APIs reject tokens with duplicate names.`,
    references: [rfc(part === 'header' ? 7515 : 7519, '4'), rfc(7515, '10.12'), cwe(694)],
  };
}

function nameRepetition(part: 'header' | 'payload', name: string, times: number): string {
  if (part === 'header') {
    return times === 2 ? say`${name} twice in header` : say`${name} ${times} times in header`;
  }
  return times === 2 ? say`${name} twice in payload` : say`${name} ${times} times in payload`;
}

function describeValues(name: string, [first, second, ...more]: Repeated, text: string): string {
  const last = more.at(-1) ?? second;
  const same = [second, ...more].every(
    ({ value }) =>
      text.slice(value.start, value.end) === text.slice(first.value.start, first.value.end),
  );
  if (same) return say`${quote(name)} has the same value each time: ${showValue(first, text)}.`;
  return say`${quote(name)} has more than one value: ${showValue(first, text)} vs ${showValue(last, text)}.`;
}
