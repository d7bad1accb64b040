import type { JsonPart } from '../../decode/decoded-token.ts';
import { findMember, pointerStep, visitValues } from '../../encoding/json-query.ts';
import type { JsonMember } from '../../encoding/json-text.ts';
import { say } from '../../words/say.ts';
import type { AuditRule, AuditSubject, Finding } from '../audit-rule.ts';
import { MOST_FINDINGS } from '../claim-content.ts';
import { cwe, rfc } from '../references.ts';
import { quote } from '../words.ts';

/** Names that decide whether a token is accepted. Others are spelled by their makers as they like. */
const CLAIMS = namesOf(
  'iss sub aud exp nbf iat jti azp nonce scope client_id auth_time at_hash cnf',
);
const PARAMETERS = namesOf('alg enc kid typ cty crit zip b64 jku jwk x5u x5c x5t x5t#S256');

/** A name that looks like one which verifiers check, and is another. */
export const memberCaseVariant: AuditRule = (subject) =>
  partsOf(subject).flatMap(([part, { object }]) =>
    object.members.flatMap(({ name }) => {
      const meant = (part === 'header' ? PARAMETERS : CLAIMS).get(fold(name));
      return meant === undefined || meant === name ? [] : [variant(part, name, meant)];
    }),
  );

/** Names that reach the prototype of JavaScript's objects when a document is merged into another. */
export const protoMember: AuditRule = (subject) =>
  partsOf(subject).flatMap(([part, { object }]) =>
    visitValues(object)
      .filter(({ member }) => member && reachesPrototype(member))
      .slice(0, MOST_FINDINGS)
      .map(({ pointer, member }) => poisoning(part, pointer, member?.name ?? '')),
  );

type NamedPart = readonly ['header' | 'payload', JsonPart];

function partsOf({ token: { protectedHeader, claimsSet } }: AuditSubject): NamedPart[] {
  return [
    ...(protectedHeader.ok ? [['header', protectedHeader.value] as const] : []),
    ...(claimsSet?.ok ? [['payload', claimsSet.value] as const] : []),
  ];
}

/** "constructor" alone is a word like others; its "prototype" is the way in. */
function reachesPrototype({ name, value }: JsonMember): boolean {
  if (name === '__proto__') return true;
  return name === 'constructor' && value.type === 'object' && !!findMember(value, 'prototype');
}

function namesOf(names: string): ReadonlyMap<string, string> {
  return new Map(names.split(' ').map((name) => [fold(name), name]));
}

function fold(name: string): string {
  return name
    .slice(0, 40)
    .replaceAll(/[\s\p{Cf}]/gu, '')
    .toLowerCase();
}

function variant(part: 'header' | 'payload', name: string, meant: string): Finding {
  const isHidden = name.trim() === meant || /\p{Cf}/u.test(name);
  return {
    code: 'member-case-variant',
    severity: 'medium',
    basis: 'bytes',
    where: { part, pointer: pointerStep(name), target: 'name' },
    title: say`${quote(name)} instead of “${meant}”`,
    why: isHidden
      ? say`Names are compared exactly, so most APIs ignore ${quote(name)}, which contains invisible characters. Some that ignore case treat it as “${meant}”.`
      : say`Names are compared exactly, so most APIs ignore ${quote(name)}. Some that ignore case treat it as “${meant}”.`,
    fix: say`Rename the member to “${meant}”, or choose a name that can’t be mistaken for it.`,
    references: [rfc(7515, '10.13')],
  };
}

function poisoning(part: 'header' | 'payload', pointer: string, name: string): Finding {
  return {
    code: 'proto-member',
    severity: 'medium',
    basis: 'server',
    where: { part, pointer, target: 'name' },
    title: say`Prototype-polluting name ${quote(name)}`,
    why: say`This depends on the API: where JavaScript merges this object into another, ${quote(name)} reaches the prototype that all objects share.`,
    fix: say`Remove the member, and have APIs copy only the members they know.`,
    references: [cwe(1321)],
  };
}
