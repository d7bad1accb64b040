import { findMember } from '../../encoding/json-query.ts';
import type { JsonObject } from '../../encoding/json-text.ts';
import { say, sayCount } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import { type CheckSubject, type Outcome, pass, reject, skip } from '../check.ts';
import { listQuoted } from './list-quoted.ts';

/** Whether every claim is there that the user named; null is not much of a value. */
export function checkRequiredClaims(claims: JsonObject, { expectations }: CheckSubject): Outcome {
  const required = expectations.claims;
  if (required.length === 0) return skip(say`No required claims are set.`);
  const missing = required.filter((name) => !findMember(claims, name));
  const empty = required.filter((name) => findMember(claims, name)?.value.type === 'null');
  if (missing.length === 0 && empty.length === 0) {
    return pass(listQuoted(required, 'and'));
  }
  const faults = [
    ...(missing.length > 0 ? [say`The token has no ${listQuoted(missing)}.`] : []),
    ...(empty.length > 0
      ? [sayCount(empty.length, '{1} is null.', '{1} are null.', listQuoted(empty, 'and'))]
      : []),
  ];
  const all = [...missing, ...empty];
  return reject(
    sayCount(all.length, '{1} is missing', '{1} are missing', listQuoted(all, 'and')),
    sentences(...faults),
  );
}
