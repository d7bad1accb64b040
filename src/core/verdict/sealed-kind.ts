import { type DecodedToken, findPart } from '../decode/decoded-token.ts';
import { joseHeader } from '../decode/jose-header.ts';
import { findMember, stringMember } from '../encoding/json-query.ts';

/** Encrypted tokens whose key is another than a user would think of, or that nobody but their issuer opens. */
export type SealedKind =
  | 'auth0-access'
  | 'auth0-session'
  | 'auth-js-session'
  | 'maybe-session'
  | 'azure-b2c'
  | 'maybe-cognito-refresh'
  | 'entra-session-key';

/** By the members of the header, and by the name of the cookie where there is one. */
export function sealedKindOf(token: DecodedToken): SealedKind | undefined {
  const header = joseHeader(token);
  if (!header) return undefined;
  const has = (name: string) => findMember(header, name) !== undefined;
  const [alg, enc] = ['alg', 'enc'].map((name) => stringMember(header, name));
  // Azure AD B2C's refresh tokens name no algorithm; their keys are its own ("cpimcore_…").
  if (alg === undefined && /^cpim/.test(stringMember(header, 'kid') ?? '')) return 'azure-b2c';
  const isEmpty = findPart(token, 'encryptedKey')?.encoded === '';
  if (alg === 'dir' && isEmpty) {
    const cookie = token.found.label ?? '';
    if (/(?:next-auth|authjs)\.|^session-token$/.test(cookie)) return 'auth-js-session';
    if (enc === 'A256GCM' && stringMember(header, 'iss') !== undefined) return 'auth0-access';
    if (has('uat') && has('exp')) return 'auth0-session';
    if (enc === 'A256GCM' && has('ctx')) return 'entra-session-key';
    if (isBareSession(header.members.length, enc, has('kid'))) return 'maybe-session';
  }
  const isCognito =
    alg === 'RSA-OAEP' && enc === 'A256GCM' && stringMember(header, 'cty') === 'JWT';
  return isCognito && header.members.length === 3 ? 'maybe-cognito-refresh' : undefined;
}

/** NextAuth.js writes no more than both algorithms; Auth.js and Better Auth add "kid". */
function isBareSession(count: number, enc: string | undefined, hasKeyId: boolean): boolean {
  return enc === 'A256GCM' ? count === 2 : enc === 'A256CBC-HS512' && hasKeyId && count === 3;
}
