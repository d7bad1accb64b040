import { stringMember } from '../encoding/json-query.ts';
import { plainType } from '../registry/plain-type.ts';
import type { DecodedToken } from './decoded-token.ts';

/** Whether a token is a proof that its sender has the key which it brings along (RFC 9449 §4.2). */
export function isDpopProof({ protectedHeader }: DecodedToken): boolean {
  const type = protectedHeader.ok ? stringMember(protectedHeader.value.object, 'typ') : undefined;
  return plainType(type ?? '') === 'dpop+jwt';
}
