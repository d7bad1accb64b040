import { findMember } from '../../encoding/json-query.ts';
import type { JsonObject } from '../../encoding/json-text.ts';
import { type CheckSubject, type Outcome, pass, reject, skip } from '../check.ts';
import { listQuoted } from './list-quoted.ts';

/** Whether every claim is there that the user named; null is not much of a value. */
export function checkRequiredClaims(claims: JsonObject, { expectations }: CheckSubject): Outcome {
  const required = expectations.claims;
  if (required.length === 0) return skip('Nothing expected.');
  const missing = required.filter((name) => !findMember(claims, name));
  const empty = required.filter((name) => findMember(claims, name)?.value.type === 'null');
  if (missing.length === 0 && empty.length === 0) {
    return pass(`${listQuoted(required, 'and')} ${required.length === 1 ? 'is' : 'are'} there.`);
  }
  const faults = [
    ...(missing.length > 0 ? [`There is no ${listQuoted(missing)}.`] : []),
    ...(empty.length > 0 ? [`${listQuoted(empty, 'and')} ${isAre(empty)} null.`] : []),
  ];
  return reject(
    `${listQuoted([...missing, ...empty], 'and')} ${isAre([...missing, ...empty])} missing`,
    faults.join(' '),
  );
}

function isAre(items: readonly string[]): string {
  return items.length === 1 ? 'is' : 'are';
}
