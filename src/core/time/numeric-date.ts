import { findMember } from '../encoding/json-query.ts';
import type { JsonObject } from '../encoding/json-text.ts';

/** Claims that hold a NumericDate: seconds since 1970-01-01 UTC (RFC 7519 §2). */
export const NUMERIC_DATE_CLAIMS: ReadonlySet<string> = new Set([
  'exp',
  'nbf',
  'iat',
  'auth_time',
  'updated_at',
]);

/** Clocks of issuer and verifier may differ by this many seconds before we speak up. */
export const CLOCK_SKEW = 60;

/** Beyond this JavaScript has no dates: 100,000,000 days either side of 1970. */
const FARTHEST_DATE = 8.64e12;

/** The claim as seconds, or undefined when it is absent, no number, or no date at all. */
export function numericDate(claims: JsonObject, name: string): number | undefined {
  const value = findMember(claims, name)?.value;
  if (value?.type !== 'number') return undefined;
  return isDate(value.value) ? value.value : undefined;
}

export function isDate(seconds: number): boolean {
  return Math.abs(seconds) <= FARTHEST_DATE;
}
