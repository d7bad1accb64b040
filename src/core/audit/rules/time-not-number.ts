import { findMember } from '../../encoding/json-query.ts';
import type { JsonNode } from '../../encoding/json-text.ts';
import { isDate } from '../../time/numeric-date.ts';
import { say } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import type { AuditRule, Finding } from '../audit-rule.ts';
import { readClaims } from '../read-claims.ts';
import { rfc } from '../references.ts';
import { mistakenUnit, TIME_CLAIMS } from '../time-unit.ts';
import { shorten } from '../words.ts';

/** Times that are not NumericDate: of another type, or too far off to be a date. */
export const timeNotNumber: AuditRule = ({ token, now }) => {
  const claims = readClaims(token);
  if (!claims) return [];
  return TIME_CLAIMS.flatMap((name) => {
    const value = findMember(claims, name)?.value;
    const actual = value && describeNoDate(value, now);
    return actual ? [noDate(name, actual)] : [];
  });
};

function describeNoDate(value: JsonNode, now: number): string | undefined {
  switch (value.type) {
    case 'number':
      if (isDate(value.value) || mistakenUnit(value.value, now)) return undefined;
      return say`the number ${shorten(value.text)}, which is out of range for a date`;
    case 'string':
      return say`a string`;
    case 'boolean':
      return say`the value ${String(value.value)}`;
    case 'null':
      return 'null';
    case 'object':
      return say`an object`;
    case 'array':
      return say`an array`;
  }
}

function noDate(name: (typeof TIME_CLAIMS)[number], actual: string): Finding {
  const limits = name === 'exp' || name === 'nbf';
  const effect = limits
    ? say`Some APIs reject the token; others apply no limit at all.`
    : say`APIs may reject the token or ignore the claim.`;
  return {
    code: 'time-not-number',
    severity: limits ? 'high' : 'low',
    basis: 'bytes',
    where: { part: 'payload', pointer: `/${name}` },
    title: say`Invalid date`,
    why: sentences(
      say`“${name}” must be a number of seconds since 1970, but is ${actual}.`,
      effect,
    ),
    fix: say`Set “${name}” to a plain JSON number of seconds, without quotes.`,
    references: [rfc(7519, '2')],
  };
}
