import { findMember } from '../../encoding/json-query.ts';
import { quoteValue } from '../../words/quote.ts';
import { say } from '../../words/say.ts';
import { type CheckSubject, type Outcome, pass, reject, skip } from '../check.ts';

/**
 * `nonce` ties a token to one request: that of the Key Binding JWT (RFC 9901
 * §7.3) where there is one, else the claim (OpenID Connect Core §3.1.3.7).
 */
export function checkNonce({ claims, disclosures, expectations }: CheckSubject): Outcome {
  const expected = expectations.nonce;
  if (expected === undefined) return skip(say`No expected nonce is set.`);
  const value = claims && findMember(claims, 'nonce')?.value;
  const claimed = value?.type === 'string' ? value.value : undefined;
  const { keyBinding } = disclosures ?? {};
  const actual = keyBinding ? keyBinding.nonce : claimed;
  if (actual === undefined) {
    return reject(
      say`no nonce`,
      say`The token has no “nonce”; you expect ${quoteValue(expected)}.`,
    );
  }
  return actual === expected
    ? pass(quoteValue(actual))
    : reject(
        say`wrong nonce`,
        say`The nonce is ${quoteValue(actual)}; you expect ${quoteValue(expected)}.`,
      );
}
