import type { CheckName } from '../../core/checks/check.ts';
import { readTokenValues } from '../../core/checks/expectation-presets.ts';
import {
  type ExpectationField,
  type ExpectationTexts,
  REQUIRED_TYPES,
} from '../../core/checks/expectation-texts.ts';
import type { Expectations } from '../../core/checks/expectations.ts';
import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import { explainExpectationProblem } from '../../core/explain/explain-expectation.ts';
import { say } from '../../core/words/say.ts';

/** The expectation that a check compares with. */
export const FIELD_OF_CHECK: Readonly<Partial<Record<CheckName, ExpectationField>>> = {
  algorithm: 'algorithms',
  expiry: 'clock',
  issuer: 'issuer',
  audience: 'audience',
  type: 'type',
  claims: 'claims',
  scopes: 'scopes',
  nonce: 'nonce',
};

const CHECK_OF_FIELD: Readonly<Partial<Record<ExpectationField, CheckName>>> = {
  algorithms: 'algorithm',
  issuer: 'issuer',
  audience: 'audience',
  type: 'type',
  claims: 'claims',
  scopes: 'scopes',
  nonce: 'nonce',
};

/** The check that is not made as long as the field is empty. */
export function checkOf(field: ExpectationField): CheckName | undefined {
  return CHECK_OF_FIELD[field];
}

/** Whether something is expected: what was typed, or the type that the profile requires. */
export function isSet(texts: ExpectationTexts, field: ExpectationField): boolean {
  return (
    texts[field].trim() !== '' || (field === 'type' && REQUIRED_TYPES[texts.profile] !== undefined)
  );
}

/** What is asked for first; the scopes only of a token that has some. */
export function listFirstFields(token: DecodedToken | undefined): readonly ExpectationField[] {
  const hasScopes = token !== undefined && readTokenValues(token).scopes !== '';
  return hasScopes ? ['issuer', 'audience', 'type', 'scopes'] : ['issuer', 'audience', 'type'];
}

export const ALL_FIELDS: readonly ExpectationField[] = [
  ...(['issuer', 'audience', 'type', 'scopes'] as const),
  ...(['algorithms', 'claims', 'nonce', 'tolerance', 'clock'] as const),
];

export const FIELD_NAMES: Readonly<Record<ExpectationField, () => string>> = {
  issuer: () => say`Issuer`,
  audience: () => say`Audience`,
  type: () => say`Type`,
  scopes: () => say`Scopes`,
  algorithms: () => say`Algorithms`,
  claims: () => say`Required claims`,
  nonce: () => say`Nonce`,
  tolerance: () => say`Clock tolerance`,
  clock: () => say`Check at time`,
};

/** What to write, where the token has no value of its own to show. */
export const EXAMPLES: Readonly<Record<ExpectationField, () => string>> = {
  issuer: () => 'https://issuer.example',
  audience: () => 'https://api.example',
  type: () => 'at+jwt',
  scopes: () => 'orders:read',
  algorithms: () => 'ES256, RS256',
  claims: () => 'sub, exp',
  nonce: () => 'n-0S6_WzA2Mj',
  tolerance: () => say`0 seconds`,
  clock: () => say`now`,
};

/** Why a field can't be read, and what to write instead. */
export function problemOf(
  field: ExpectationField,
  { asOf, tolerance }: Expectations,
): string | undefined {
  if (field === 'clock' && !asOf.ok) return explainExpectationProblem(asOf.problem);
  if (field === 'tolerance' && !tolerance.ok) return explainExpectationProblem(tolerance.problem);
  return undefined;
}
