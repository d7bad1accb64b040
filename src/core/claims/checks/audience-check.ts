import { quote } from '../../audit/words.ts';
import { findMember } from '../../encoding/json-query.ts';
import type { JsonNode, JsonObject } from '../../encoding/json-text.ts';
import { type CheckSubject, type Outcome, pass, reject, skip } from '../check.ts';
import { textsOf } from '../read-scopes.ts';
import { describeType } from './describe-type.ts';
import { listQuoted } from './list-quoted.ts';
import { explainNearMiss } from './near-miss.ts';

/** "aud", a string or an array of strings, must have one name of the receiver in it (RFC 7519 §4.1.3). */
export function checkAudience(claims: JsonObject, { expectations }: CheckSubject): Outcome {
  const value = findMember(claims, 'aud')?.value;
  const expected = expectations.audience;
  if (!value) {
    if (expected.length === 0) return skip('Nothing expected; the token names none.');
    return reject('no audience', `There is no "aud"; expected ${listQuoted(expected)}.`);
  }
  const audience = audienceOf(value);
  if (!audience) {
    return reject(
      '"aud" is of the wrong type',
      `"aud" is ${value.type === 'array' ? 'an array with more than strings in it' : describeType(value)}; it must be a string, or an array of strings (RFC 7519 §4.1.3).`,
    );
  }
  if (expected.length === 0) {
    return skip(`${listQuoted(audience)}; nothing expected.`);
  }
  const met = audience.find((name) => expected.includes(name));
  if (met !== undefined) {
    const others = audience.length - 1;
    return pass(`${quote(met)}${others > 0 ? `, 1 of ${audience.length}` : ''}.`);
  }
  return reject(
    'wrong audience',
    `Is ${listQuoted(audience)}, expected ${listQuoted(expected)}.${hint(audience, expected)}`,
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
