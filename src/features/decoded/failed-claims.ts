import type { CheckName } from '../../core/checks/check.ts';
import type { ExpectationTexts } from '../../core/checks/expectation-texts.ts';
import type { ReviewedToken } from '../../core/conclusion/reviewed-token.ts';
import { spokenTag } from '../../core/words/say.ts';
import { concludeToken } from '../../session/conclude-token.ts';

/** The members that each check looks at. */
export const CHECKED: Readonly<
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

/** The names of the members that a check failed for, in the order of the checks. */
export function findFailedClaims(
  part: 'header' | 'payload',
  review: ReviewedToken,
  texts: ExpectationTexts,
  clock: number,
): readonly string[] {
  const { derived } = concludeToken(review, texts, clock, spokenTag());
  return derived.checks.flatMap(({ name, result }) =>
    result === 'fail' ? membersOf(part, name) : [],
  );
}

function membersOf(part: 'header' | 'payload', check: CheckName): readonly string[] {
  const { header, payload = [] } = CHECKED[check] ?? {};
  if (part === 'payload') return payload;
  return header === undefined ? [] : [header];
}
