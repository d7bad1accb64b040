import { factOf } from '../../audit/token-facts.ts';
import { findMember } from '../../encoding/json-query.ts';
import type { JsonObject } from '../../encoding/json-text.ts';
import { describeType } from '../../explain/describe-type.ts';
import { quoteValue } from '../../words/quote.ts';
import { say } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import { type CheckSubject, type Outcome, pass, reject, skip } from '../check.ts';
import { explainNearMiss } from './near-miss.ts';

/** "iss" must be the expected one to the last character (RFC 7519 §4.1.1). */
export function checkIssuer(claims: JsonObject, { token, expectations }: CheckSubject): Outcome {
  const value = findMember(claims, 'iss')?.value;
  const { issuer } = expectations;
  if (!value) {
    if (issuer === undefined) return skip(say`The token has no “iss”.`);
    return reject(say`no issuer`, say`The token has no “iss”; you expect ${quoteValue(issuer)}.`);
  }
  if (issuer === undefined && factOf(token, 'otherTypes')?.iss?.type === value.type) {
    return skip(
      say`No expected issuer is set. “iss” is ${describeType(value)}, which the service accepts.`,
    );
  }
  if (value.type !== 'string') {
    return reject(
      say`“iss” is not a string`,
      say`“iss” is ${describeType(value)}; it must be a string (RFC 7519 §4.1.1).`,
    );
  }
  if (issuer === undefined)
    return skip(say`No expected issuer is set. The token’s issuer is ${quoteValue(value.value)}.`);
  if (value.value === issuer) return pass(quoteValue(value.value));
  return reject(
    say`wrong issuer`,
    sentences(
      say`The issuer is ${quoteValue(value.value)}; you expect ${quoteValue(issuer)}.`,
      explainNearMiss(value.value, issuer),
    ),
  );
}
