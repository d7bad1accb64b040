import { findMember } from '../../encoding/json-query.ts';
import type { JsonNode, JsonObject } from '../../encoding/json-text.ts';
import { describeItems } from '../../explain/describe-type.ts';
import { quoteValue } from '../../words/quote.ts';
import { say } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import { type CheckSubject, type Outcome, pass, reject, skip } from '../check.ts';
import { textsOf } from '../read-scopes.ts';
import { listQuoted } from './list-quoted.ts';
import { explainNearMiss } from './near-miss.ts';

/** "aud", a string or an array of strings, must have one name of the verifier in it (RFC 7519 §4.1.3). */
export function checkAudience(
  claims: JsonObject,
  { expectations, disclosures }: CheckSubject,
): Outcome {
  const value = findMember(claims, 'aud')?.value;
  const expected = expectations.audience;
  if (!value) {
    // A credential is for everybody; its presentation names the verifier (RFC 9901 §4.3).
    if (disclosures?.keyBinding) return skip(say`The Key Binding JWT names the audience.`);
    if (expected.length === 0) return skip(say`The token has no “aud”.`);
    return reject(
      say`no audience`,
      say`The token has no “aud”; you expect ${listQuoted(expected)}.`,
    );
  }
  const audience = audienceOf(value);
  if (!audience) {
    return reject(
      say`“aud” has the wrong type`,
      say`“aud” is ${describeItems(value)}; it must be a string or an array of strings (RFC 7519 §4.1.3).`,
    );
  }
  if (expected.length === 0) {
    return skip(
      audience.length === 0
        ? say`No expected audience is set. “aud” is empty.`
        : say`No expected audience is set. The token’s audience is ${listQuoted(audience, 'and')}.`,
    );
  }
  const met = audience.find((name) => expected.includes(name));
  if (met !== undefined) {
    const others = audience.length - 1;
    return pass(others > 0 ? say`${quoteValue(met)}, 1 of ${audience.length}` : quoteValue(met));
  }
  return reject(
    say`wrong audience`,
    sentences(
      audience.length === 0
        ? say`“aud” is empty; you expect ${listQuoted(expected)}.`
        : say`The audience is ${listQuoted(audience, 'and')}; you expect ${listQuoted(expected)}.`,
      hint(audience, expected),
    ),
  );
}

function audienceOf(value: JsonNode): readonly string[] | undefined {
  return value.type === 'string' ? [value.value] : textsOf(value);
}

function hint(audience: readonly string[], expected: readonly string[]): string {
  for (const name of audience) {
    for (const other of expected) {
      const words = explainNearMiss(name, other);
      if (words !== '') return words;
    }
  }
  return '';
}
