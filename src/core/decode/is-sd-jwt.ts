import { findMember } from '../encoding/json-query.ts';
import type { DecodedToken } from './decoded-token.ts';

/** Whether a token has disclosures beside it, or a place for them (RFC 9901 §4, §8.1). */
export function isSdJwt({ tail, found }: DecodedToken): boolean {
  if (tail !== '') return true;
  const headers = found.json?.unprotected ?? [];
  return headers.some(({ object }) =>
    ['disclosures', 'kb_jwt'].some((name) => findMember(object, name)),
  );
}
