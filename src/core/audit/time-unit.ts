import { findMember } from '../encoding/json-query.ts';
import type { JsonObject } from '../encoding/json-text.ts';
import { say } from '../words/say.ts';

/** The claims whose time matters to a verifier. */
export const TIME_CLAIMS = ['exp', 'nbf', 'iat', 'auth_time'] as const;

/** A unit that was taken for seconds, and how many of it make one. */
export interface TimeUnit {
  readonly name: 'milliseconds' | 'microseconds' | 'nanoseconds';
  readonly perSecond: number;
}

const UNITS: readonly TimeUnit[] = [
  { name: 'milliseconds', perSecond: 1e3 },
  { name: 'microseconds', perSecond: 1e6 },
  { name: 'nanoseconds', perSecond: 1e9 },
];

export function nameUnit({ name }: TimeUnit): string {
  switch (name) {
    case 'milliseconds':
      return say`milliseconds`;
    case 'microseconds':
      return say`microseconds`;
    case 'nanoseconds':
      return say`nanoseconds`;
  }
}

/** 1978-01-11: in milliseconds the end of the year 9999, up to which seconds may be meant. */
const EARLIEST = 253_402_300.8;
const HUNDRED_YEARS = 100 * 365.25 * 86_400;

/**
 * The unit in which a time makes sense that is too far ahead in seconds: as a date
 * within 100 years of now. "Never", written as the end of the year 9999, stays seconds.
 */
export function mistakenUnit(time: number, now: number): TimeUnit | undefined {
  return UNITS.find(({ perSecond }) => {
    const seconds = time / perSecond;
    return seconds > EARLIEST && Math.abs(seconds - now) <= HUNDRED_YEARS;
  });
}

/** The number of a claim, whether or not it is a date. */
export function numberOf(claims: JsonObject, name: string): number | undefined {
  const value = findMember(claims, name)?.value;
  return value?.type === 'number' ? value.value : undefined;
}
