import { stringMember } from '../encoding/json-query.ts';
import { ok } from '../result.ts';
import { readPayload } from './decode-token.ts';
import { type DecodedToken, findPart, isLenient } from './decoded-token.ts';
import { joseHeader } from './jose-header.ts';

/** The bytes of a signed payload that its header says is compressed, as SMART Health Cards are; undefined for any other. */
export function compressedPayload(token: DecodedToken): Uint8Array<ArrayBuffer> | undefined {
  const header = token.form === 'jws' ? joseHeader(token) : undefined;
  if (!header || stringMember(header, 'zip') !== 'DEF' || token.claimsSet?.ok) return undefined;
  const bytes = findPart(token, 'payload')?.bytes;
  return bytes?.ok && bytes.value.length > 0 ? bytes.value : undefined;
}

/** The token with what its payload holds; the signature is made over the compressed bytes. */
export function withInflated(token: DecodedToken, bytes: Uint8Array<ArrayBuffer>): DecodedToken {
  const { problem, ...read } = readPayload(ok(bytes), '');
  const others = token.faults.filter((fault) => fault.part !== 'payload' || isLenient(fault));
  return {
    ...token,
    ...read,
    inflated: bytes.length,
    faults: problem ? [...others, { part: 'payload', problem } as const] : others,
  };
}
