import type { Expectations, ToleranceProblem } from '../checks/expectations.ts';
import type { InstantProblem } from '../time/parse-instant.ts';
import { formatUtc } from '../time/utc-date.ts';
import { say } from '../words/say.ts';

/** Why a tolerance or a time to check as of cannot be read, and what to write instead. */
export function explainExpectationProblem(problem: InstantProblem | ToleranceProblem): string {
  switch (problem.code) {
    case 'not-an-instant':
      return say`No time that can be read. Write 2026-11-22T14:02:11Z, seconds since 1970, or paste a Date header.`;
    case 'no-zone':
      return say`Say in which zone: add Z for UTC, or an offset such as +01:00.`;
    case 'no-such-date':
      return say`There is no such date.`;
    case 'not-seconds':
      return say`Write whole seconds, such as 60.`;
  }
}

/** The moment that is checked as of, as a date; undefined for now. */
export function describeClock({ asOf }: Expectations): string | undefined {
  return asOf.ok && asOf.value !== undefined ? formatUtc(asOf.value) : undefined;
}
