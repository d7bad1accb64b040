import { useMemo } from 'react';
import type { Finding, Severity } from '../../core/audit/audit-rule.ts';
import type { CheckName } from '../../core/checks/check.ts';
import { type ExpectationTexts, NO_EXPECTATIONS } from '../../core/checks/expectation-texts.ts';
import { readExpectations } from '../../core/checks/expectations.ts';
import type { ReviewedToken } from '../../core/conclusion/reviewed-token.ts';
import { CHECK_TITLES } from '../../core/explain/explain-conclusion.ts';
import { useChecks } from '../shared/use-checks.ts';

/** The token that is checked, and what a receiver is said to expect of it. */
export interface ClaimsReceiver {
  readonly review: ReviewedToken | undefined;
  readonly expectations: ExpectationTexts;
}

/** What a check or a rule of the audit has to say of one member. */
export interface ClaimVerdict {
  readonly weight: 'pass' | 'fail' | Severity;
  readonly words: string;
}

/** The members that each check looks at; those of the header first. */
const CHECKED: Readonly<
  Partial<Record<CheckName, { readonly header?: string; readonly payload?: readonly string[] }>>
> = {
  algorithm: { header: 'alg' },
  type: { header: 'typ' },
  expiry: { payload: ['exp'] },
  'not-before': { payload: ['nbf'] },
  'issued-at': { payload: ['iat'] },
  issuer: { payload: ['iss'] },
  audience: { payload: ['aud'] },
  scopes: { payload: ['scope', 'scp'] },
};

const NOBODY: ClaimsReceiver = {
  review: undefined,
  expectations: NO_EXPECTATIONS,
};

/** By the name of the member: the checks that were made of it, then the findings that speak of it. */
export function useClaimVerdicts(
  part: 'header' | 'payload',
  findings: readonly Finding[],
  receiver: ClaimsReceiver = NOBODY,
): ReadonlyMap<string, readonly ClaimVerdict[]> {
  const { expectations: texts } = receiver;
  const expectations = useMemo(() => readExpectations(texts), [texts]);
  const { checks } = useChecks(receiver.review, expectations);
  return useMemo(() => {
    const verdicts = new Map<string, ClaimVerdict[]>();
    const add = (name: string, verdict: ClaimVerdict) =>
      verdicts.set(name, [...(verdicts.get(name) ?? []), verdict]);
    for (const { name, result, reason } of checks) {
      if (result === 'skipped') continue;
      const members = part === 'header' ? [CHECKED[name]?.header] : (CHECKED[name]?.payload ?? []);
      for (const member of members) {
        if (member !== undefined) {
          add(member, { weight: result, words: `${CHECK_TITLES[name]}: ${reason}` });
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
