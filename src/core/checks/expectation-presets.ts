import { readClaims, readHeader } from '../audit/read-claims.ts';
import type { DecodedToken } from '../decode/decoded-token.ts';
import { findMember, stringMember } from '../encoding/json-query.ts';
import type { JsonObject } from '../encoding/json-text.ts';
import { say } from '../words/say.ts';
import type { ExpectationTexts, ReceiverProfile } from './expectation-texts.ts';
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

/** Fills the fields that are empty with the values of this token; what the user typed stays. */
export function takeFromToken(texts: ExpectationTexts, token: DecodedToken): ExpectationTexts {
  const claims = readClaims(token);
  const header = readHeader(token);
  return {
    ...texts,
    algorithms: fill(texts.algorithms, token.algorithm && writeList([token.algorithm])),
    issuer: fill(texts.issuer, claims && stringMember(claims, 'iss')),
    audience: fill(texts.audience, claims && writeList(audienceOf(claims))),
    type: fill(texts.type, header && stringMember(header, 'typ')),
    claims: fill(
      texts.claims,
      claims && writeList(LASTING_CLAIMS.filter((name) => findMember(claims, name))),
    ),
    scopes: fill(texts.scopes, claims && writeList(readScopes(claims)?.values ?? [])),
  };
}

function fill(text: string, value: string | undefined): string {
  return text.trim() === '' ? (value ?? '') : text;
}

function audienceOf(claims: JsonObject): string[] {
  const value = findMember(claims, 'aud')?.value;
  if (value?.type === 'string') return [value.value];
  if (value?.type !== 'array') return [];
  return value.items.flatMap((item) => (item.type === 'string' ? [item.value] : []));
}
