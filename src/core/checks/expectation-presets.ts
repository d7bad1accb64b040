import { readClaims, readHeader } from '../audit/read-claims.ts';
import type { DecodedToken } from '../decode/decoded-token.ts';
import { findMember, stringMember } from '../encoding/json-query.ts';
import type { JsonObject } from '../encoding/json-text.ts';
import { say } from '../words/say.ts';
import type { ExpectationField, ExpectationTexts, ReceiverProfile } from './expectation-texts.ts';
import { writeList } from './expectations.ts';
import { readScopes } from './read-scopes.ts';

/** The profiles on offer, by their names. */
export const RECEIVERS: Readonly<Record<ReceiverProfile, { readonly name: string }>> = {
  plain: {
    get name() {
      return say`Plain API`;
    },
  },
  'access-token': {
    get name() {
      return say`RFC 9068 access token`;
    },
  },
  'id-token': {
    get name() {
      return say`OIDC ID token`;
    },
  },
  'dpop-bound': {
    get name() {
      return say`DPoP-bound token`;
    },
  },
  'logout-token': {
    get name() {
      return say`Logout token`;
    },
  },
  'client-assertion': {
    get name() {
      return say`Client assertion`;
    },
  },
};

/** Claims without a field of their own that it makes sense to require of the next token, too. */
const LASTING_CLAIMS = ['exp', 'iat', 'nbf', 'sub', 'jti', 'client_id', 'azp', 'cnf'];

/** What an API that takes this token could expect; empty where the token says nothing. */
export function readTokenValues(
  token: DecodedToken,
): Pick<ExpectationTexts, 'algorithms' | 'issuer' | 'audience' | 'type' | 'claims' | 'scopes'> {
  const claims = readClaims(token);
  const header = readHeader(token);
  return {
    algorithms: writeList(token.algorithm === undefined ? [] : [token.algorithm]),
    issuer: (claims && stringMember(claims, 'iss')) ?? '',
    audience: writeList(claims ? audienceOf(claims) : []),
    type: (header && stringMember(header, 'typ')) ?? '',
    claims: writeList(claims ? LASTING_CLAIMS.filter((name) => findMember(claims, name)) : []),
    scopes: writeList((claims && readScopes(claims)?.values) ?? []),
  };
}

/** Expects what this token says wherever nothing is expected yet. */
export function fillFromToken(texts: ExpectationTexts, token: DecodedToken): ExpectationTexts {
  const values = Object.entries(readTokenValues(token)) as [ExpectationField, string][];
  const missing = values.filter(([field]) => texts[field].trim() === '');
  return { ...texts, ...Object.fromEntries(missing) };
}

function audienceOf(claims: JsonObject): string[] {
  const value = findMember(claims, 'aud')?.value;
  if (value?.type === 'string') return [value.value];
  if (value?.type !== 'array') return [];
  return value.items.flatMap((item) => (item.type === 'string' ? [item.value] : []));
}
