import { quote } from '../../audit/words.ts';
import { findMember } from '../../encoding/json-query.ts';
import type { JsonObject } from '../../encoding/json-text.ts';
import { type CheckSubject, type Outcome, pass, reject, skip } from '../check.ts';
import { describeType } from './describe-type.ts';
import { explainNearMiss } from './near-miss.ts';

/** "iss" must be the expected one to the last character (RFC 7519 §4.1.1). */
export function checkIssuer(claims: JsonObject, { expectations }: CheckSubject): Outcome {
  const value = findMember(claims, 'iss')?.value;
  const { issuer } = expectations;
  if (!value) {
    if (issuer === undefined) return skip('Nothing expected; the token names none.');
    return reject('no issuer', `There is no "iss"; expected ${quote(issuer)}.`);
  }
  if (value.type !== 'string') {
    return reject(
      '"iss" is no string',
      `"iss" is ${describeType(value)}; it must be a string (RFC 7519 §4.1.1).`,
    );
  }
  if (issuer === undefined) return skip(`${quote(value.value)}; nothing expected.`);
  if (value.value === issuer) return pass(`${quote(value.value)}.`);
  return reject(
    'wrong issuer',
    `Is ${quote(value.value)}, expected ${quote(issuer)}.${explainNearMiss(value.value, issuer)}`,
  );
}
