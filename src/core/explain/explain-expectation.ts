import type { Expectations, ToleranceProblem } from '../checks/expectations.ts';
import type { InstantProblem } from '../time/parse-instant.ts';
import { formatUtc } from '../time/utc-date.ts';
import { say } from '../words/say.ts';

/** Why a tolerance or a time to check as of cannot be read, and what to write instead. */
export function explainExpectationProblem(problem: InstantProblem | ToleranceProblem): string {
  switch (problem.code) {
    case 'not-an-instant':
      return say`Can’t read that time. Use 2026-11-22T14:02:11Z, a Unix timestamp or an HTTP Date header.`;
    case 'no-zone':
      return say`Add a time zone: Z for UTC, or an offset such as +01:00.`;
    case 'no-such-date':
      return say`That date does not exist.`;
    case 'not-seconds':
      return say`Enter whole seconds, e.g. 60.`;
  }
}

/** The moment that is checked as of, as a date; undefined for now. */
export function describeClock({ asOf }: Expectations): string | undefined {
  return asOf.ok && asOf.value !== undefined ? formatUtc(asOf.value) : undefined;
}
