import { findMember } from '../encoding/json-query.ts';
import type { JsonObject } from '../encoding/json-text.ts';
import type { DecodedToken } from './decoded-token.ts';

/**
 * The header parameters of a token, wherever they are (RFC 7515 §4: the
 * protected and the unprotected ones together); undefined where there are none
 * to read. A compact token has protected ones alone. The offsets of the
 * members belong to different texts.
 */
export function joseHeader(token: Pick<DecodedToken, 'protectedHeader' | 'found'>) {
  const headers = headersOf(token);
  const [only] = headers;
  return headers.length < 2
    ? only
    : ({
        type: 'object',
        start: 0,
        end: 0,
        members: headers.flatMap(({ members }) => members),
      } as const);
}

/** Whether a signed token brings certificates along (RFC 7515 §4.1.6). */
export function carriesChain(token: DecodedToken): boolean {
  const header = token.form === 'jws' ? joseHeader(token) : undefined;
  return header !== undefined && findMember(header, 'x5c') !== undefined;
}

/** Names that are in more than one header, which RFC 7515 §7.2.1 and RFC 7516 §7.2.1 forbid. */
export function repeatedParameters(token: Pick<DecodedToken, 'protectedHeader' | 'found'>) {
  const [first, ...others] = headersOf(token);
  const names = new Set<string>();
  const seen = first ? [first] : [];
  for (const header of others) {
    for (const { name } of header.members) {
      if (seen.some((earlier) => findMember(earlier, name))) names.add(name);
    }
    seen.push(header);
  }
  return [...names];
}

/** Whether a parameter is where nothing protects it, and so cannot be edited with the header. */
export function isUnprotected({ found }: Pick<DecodedToken, 'found'>, name: string): boolean {
  return found.json?.unprotected.some(({ object }) => findMember(object, name)) ?? false;
}

/** The text whose bytes an encrypted token's tag covers besides the ciphertext (RFC 7516 §5.1, step 14). */
export function additionalAuthenticatedData(token: DecodedToken): string {
  const header = token.parts[0]?.encoded ?? '';
  const aad = token.found.json?.aad;
  return aad === undefined ? header : `${header}.${aad}`;
}

function headersOf({
  protectedHeader,
  found,
}: Pick<DecodedToken, 'protectedHeader' | 'found'>): JsonObject[] {
  const unprotected = found.json?.unprotected.map(({ object }) => object) ?? [];
  return protectedHeader.ok ? [protectedHeader.value.object, ...unprotected] : unprotected;
}
