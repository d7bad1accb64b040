import { readHeader } from '../../audit/read-claims.ts';
import { quote } from '../../audit/words.ts';
import { findMember } from '../../encoding/json-query.ts';
import { type CheckSubject, type Outcome, pass, reject, skip } from '../check.ts';
import { describeType } from './describe-type.ts';

/** "typ" is a media type: case does not count, and "application/" may be left out (RFC 7515 §4.1.9). */
export function checkType({ token, expectations }: CheckSubject): Outcome {
  const header = readHeader(token);
  if (!header) return skip('The header cannot be read.');
  const value = findMember(header, 'typ')?.value;
  const expected = expectations.type;
  if (!value) {
    if (expected === undefined) return skip('Nothing expected; the token names none.');
    return reject('no type', `There is no "typ"; expected ${quote(expected)}.`);
  }
  if (value.type !== 'string') {
    return reject(
      '"typ" is no string',
      `"typ" is ${describeType(value)}; it must be a string (RFC 7515 §4.1.9).`,
    );
  }
  if (expected === undefined) return skip(`${quote(value.value)}; nothing expected.`);
  return mediaType(value.value) === mediaType(expected)
    ? pass(`${quote(value.value)}.`)
    : reject('wrong type', `Is ${quote(value.value)}, expected ${quote(expected)}.`);
}

/** In full and in lower case, to be compared. */
export function mediaType(type: string): string {
  const lower = type.trim().toLowerCase();
  return lower.includes('/') ? lower : `application/${lower}`;
}
