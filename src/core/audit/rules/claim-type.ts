import { findMember } from '../../encoding/json-query.ts';
import type { JsonNode } from '../../encoding/json-text.ts';
import { describeItems } from '../../explain/describe-type.ts';
import { say } from '../../words/say.ts';
import type { AuditRule, Reference, Severity } from '../audit-rule.ts';
import { claimPlace } from '../claim-place.ts';
import { openidCore } from '../documents.ts';
import { readClaims } from '../read-claims.ts';
import { rfc } from '../references.ts';
import { factOf } from '../token-facts.ts';

interface ClaimForm {
  readonly name: string;
  readonly severity: Severity;
  /** As it is after "must be". */
  readonly wanted: () => string;
  readonly accepts: (value: JsonNode) => boolean;
  readonly reference: Reference;
}

function isString({ type }: JsonNode): boolean {
  return type === 'string';
}

function isStrings(value: JsonNode): boolean {
  if (value.type === 'array') return value.items.length > 0 && value.items.every(isString);
  return isString(value);
}

function string(name: string, severity: Severity, reference: Reference): ClaimForm {
  return { name, severity, wanted: () => say`a string`, accepts: isString, reference };
}

const FORMS: readonly ClaimForm[] = [
  string('iss', 'high', rfc(7519, '4.1.1')),
  {
    name: 'aud',
    severity: 'high',
    wanted: () => say`a string or a non-empty array of strings`,
    accepts: isStrings,
    reference: rfc(7519, '4.1.3'),
  },
  string('sub', 'medium', rfc(7519, '4.1.2')),
  string('jti', 'medium', rfc(7519, '4.1.7')),
  string('scope', 'medium', rfc(8693, '4.2')),
  string('client_id', 'medium', rfc(8693, '4.3')),
  {
    name: 'amr',
    severity: 'medium',
    wanted: () => say`an array`,
    // Supabase has objects in it.
    accepts: ({ type }) => type === 'array',
    reference: openidCore('2'),
  },
];

/** Claims whose JSON type is not the registered one: libraries compare them in different ways, or fail. */
export const claimType: AuditRule = ({ token }) => {
  const claims = readClaims(token);
  if (!claims) return [];
  const others = factOf(token, 'otherTypes');
  return FORMS.flatMap(({ name, severity, wanted, accepts, reference }) => {
    const value = findMember(claims, name)?.value;
    if (!value || accepts(value)) return [];
    const other = others?.[name];
    if (other?.type === value.type && other.option === undefined) return [];
    const option = other?.type === value.type ? other.option : undefined;
    return [
      {
        code: 'claim-type',
        severity: option === undefined ? severity : 'low',
        basis: 'bytes',
        where: claimPlace(name),
        title: say`Wrong claim type`,
        why: say`“${name}” must be ${wanted()}, but it is ${describeItems(value)}. Some libraries reject the token; others compare the claim in different ways.`,
        fix:
          option === undefined
            ? say`Have the issuer write “${name}” as ${wanted()}.`
            : say`Set the issuer’s “${option}” option to write “${name}” as ${wanted()}.`,
        references: [reference],
      },
    ];
  });
};
