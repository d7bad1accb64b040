import type { DecodedToken } from '../decode/decoded-token.ts';
import { findMember, stringMember } from '../encoding/json-query.ts';
import { readHeader } from './read-claims.ts';

/** Media types of JSON, and of JWTs, as "cty" may have them. */
const CLAIMS_TYPE = /^(?:application\/)?(?:jwt|json|.*\+(?:jwt|json))$/i;
/** A signed object that is said to be no JWT (RFC 7515 §4.1.9). */
const NO_JWT_TYPE = /^(?:application\/)?jose(?:\+json)?$/i;
/** In UTF-16 or behind a byte order mark, too. */
const BEGINS_LIKE_JSON = /^[\s\0\ufeff\ufffd]*[{[]/;
const COMPACT_TOKEN = /^e[yw][\w-]+(?:\.[\w-]*){2,4}$/;

/** Whether the payload should be a claims set: the header says so, or says nothing and it looks like one. */
export function promisesClaims(token: DecodedToken): boolean {
  const header = readHeader(token);
  if (!header) return true;
  if (token.unencoded || findMember(header, 'zip') || holdsToken(token)) return false;
  const contentType = stringMember(header, 'cty');
  if (contentType !== undefined && !CLAIMS_TYPE.test(contentType)) return false;
  const type = stringMember(header, 'typ');
  if (type !== undefined) return !NO_JWT_TYPE.test(type);
  // What is signed beside the token is a message, such as the body of a webhook.
  if (token.detached !== undefined) return false;
  return contentType !== undefined || BEGINS_LIKE_JSON.test(token.payloadText);
}

/** Whether the payload is another token in compact form. */
export function holdsToken({ form, payloadText }: DecodedToken): boolean {
  return form === 'jws' && COMPACT_TOKEN.test(payloadText.trim());
}
