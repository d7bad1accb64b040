import { readHeader } from '../../audit/read-claims.ts';
import { findMember } from '../../encoding/json-query.ts';
import { describeType } from '../../explain/describe-type.ts';
import { quoteValue } from '../../words/quote.ts';
import { say } from '../../words/say.ts';
import { type CheckSubject, type Outcome, pass, reject, skip } from '../check.ts';

/** "typ" is a media type: case does not count, and "application/" may be left out (RFC 7515 §4.1.9). */
export function checkType({ token, expectations }: CheckSubject): Outcome {
  const header = readHeader(token);
  if (!header) return skip(say`The header can’t be read.`);
  const value = findMember(header, 'typ')?.value;
  const expected = expectations.type;
  if (!value) {
    if (expected === undefined) return skip(say`The header has no “typ”.`);
    return reject(say`no type`, say`The header has no “typ”; you expect ${quoteValue(expected)}.`);
  }
  if (value.type !== 'string') {
    return reject(
      say`“typ” is not a string`,
      say`“typ” is ${describeType(value)}; it must be a string (RFC 7515 §4.1.9).`,
    );
  }
  if (expected === undefined)
    return skip(say`No expected type is set. The token’s type is ${quoteValue(value.value)}.`);
  return mediaType(value.value) === mediaType(expected)
    ? pass(quoteValue(value.value))
    : reject(
        say`wrong type`,
        say`The type is ${quoteValue(value.value)}; you expect ${quoteValue(expected)}.`,
      );
}

/** In full and in lower case, to be compared. */
export function mediaType(type: string): string {
  const lower = type.trim().toLowerCase();
  return lower.includes('/') ? lower : `application/${lower}`;
}
