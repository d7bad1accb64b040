import { useMemo } from 'react';
import type { Finding, Severity } from '../../core/audit/audit-rule.ts';
import { type ExpectationTexts, NO_EXPECTATIONS } from '../../core/checks/expectation-texts.ts';
import type { ReviewedToken } from '../../core/conclusion/reviewed-token.ts';
import { CHECK_TITLES } from '../../core/explain/explain-conclusion.ts';
import { useChecks } from '../shared/use-checks.ts';
import { CHECKED } from './failed-claims.ts';

/** The token that is checked, and what the API expects of it. */
export interface ClaimsReceiver {
  readonly review: ReviewedToken | undefined;
  readonly expectations: ExpectationTexts;
}

/** A check that failed for a member, or an issue with it. */
export interface ClaimVerdict {
  readonly weight: 'fail' | Severity;
  readonly words: string;
}

const NOBODY: ClaimsReceiver = {
  review: undefined,
  expectations: NO_EXPECTATIONS,
};

/** By the name of the member: the checks that failed for it, then the findings about it. */
export function useClaimVerdicts(
  part: 'header' | 'payload',
  findings: readonly Finding[],
  receiver: ClaimsReceiver = NOBODY,
): ReadonlyMap<string, readonly ClaimVerdict[]> {
  const checks = useChecks(receiver.review, receiver.expectations);
  return useMemo(() => {
    const verdicts = new Map<string, ClaimVerdict[]>();
    const add = (name: string, verdict: ClaimVerdict) =>
      verdicts.set(name, [...(verdicts.get(name) ?? []), verdict]);
    for (const { name, result, reason } of checks) {
      if (result !== 'fail') continue;
      const members = part === 'header' ? [CHECKED[name]?.header] : (CHECKED[name]?.payload ?? []);
      for (const member of members) {
        if (member !== undefined) {
          add(member, { weight: 'fail', words: `${CHECK_TITLES[name]}: ${reason}` });
        }
      }
    }
    for (const { severity, title, where } of findings) {
      const name = firstStep(where.pointer);
      if (name !== undefined) add(name, { weight: severity, words: title });
    }
    return verdicts;
  }, [part, findings, checks]);
}

/** The outermost member of an RFC 6901 pointer. */
function firstStep(pointer: string | undefined): string | undefined {
  return pointer?.split('/')[1]?.replaceAll('~1', '/').replaceAll('~0', '~');
}
