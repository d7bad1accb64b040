import { findMember } from '../../encoding/json-query.ts';
import type { JsonObject } from '../../encoding/json-text.ts';
import { describeItems } from '../../explain/describe-type.ts';
import { quote } from '../../words/quote.ts';
import { say, sayCount } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import { type CheckSubject, type Outcome, pass, reject, skip } from '../check.ts';
import { readScopes, type TokenScopes } from '../read-scopes.ts';
import { listQuoted } from './list-quoted.ts';

/** Whether every expected scope was granted; scopes are case-sensitive (RFC 6749 §3.3). */
export function checkScopes(claims: JsonObject, { expectations }: CheckSubject): Outcome {
  const expected = expectations.scopes;
  const scopes = readScopes(claims);
  if (expected.length === 0) {
    return skip(
      sentences(say`No expected scopes are set.`, scopes ? describeScopes(scopes) : undefined),
    );
  }
  if (!scopes) return withoutScopes(claims, expected);
  const missing = expected.filter((scope) => !scopes.values.includes(scope));
  if (missing.length > 0) {
    return reject(
      missing.length === 1 ? say`a scope is missing` : say`scopes are missing`,
      sentences(
        say`The token doesn’t grant ${listQuoted(missing)}. “${scopes.claim}” contains ${listQuoted(scopes.values, 'and')}.`,
        commaHint(scopes, missing),
      ),
    );
  }
  if (scopes.claim === 'scope' && scopes.form === 'array') {
    return reject(
      say`“scope” is an array`,
      say`“scope” is an array, but it must be one string of space-separated scopes (RFC 8693 §4.2). Some APIs accept the array.`,
    );
  }
  return pass(say`${listQuoted(expected, 'and')} in ${quote(scopes.claim)}`);
}

function withoutScopes(claims: JsonObject, expected: readonly string[]): Outcome {
  for (const name of ['scope', 'scp'] as const) {
    const value = findMember(claims, name)?.value;
    if (!value) continue;
    return reject(
      say`“${name}” has the wrong type`,
      name === 'scope'
        ? say`“scope” is ${describeItems(value)}; it must be a string (RFC 8693 §4.2).`
        : say`“scp” is ${describeItems(value)}; it must be a string or an array of strings.`,
    );
  }
  return reject(
    say`no scopes`,
    say`The token has neither “scope” nor “scp”; you expect ${listQuoted(expected, 'and')}.`,
  );
}

function describeScopes({ claim, values }: TokenScopes): string {
  if (values.length === 0) return say`“${claim}” is empty.`;
  return sayCount(
    values.length,
    'The token’s scope is {1}.',
    'The token’s scopes are {1}.',
    listQuoted(values, 'and'),
  );
}

function commaHint({ values, form }: TokenScopes, missing: readonly string[]): string {
  const parts = values.flatMap((value) => value.split(','));
  const separated = form === 'text' && missing.every((scope) => parts.includes(scope));
  return separated ? say`The scopes are comma-separated; they must be separated by spaces.` : '';
}
