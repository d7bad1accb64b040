import type { DecodedToken } from '../decode/decoded-token.ts';
import { isSdJwt } from '../decode/is-sd-jwt.ts';
import { joseHeader } from '../decode/jose-header.ts';
import { findMember } from '../encoding/json-query.ts';
import type { KeyReading } from '../keys/key-material.ts';
import { identifyToken } from './identify-token.ts';

/** The lists of rules that not every token needs. */
export type RuleGroup =
  | 'fault'
  | 'provider'
  | 'travel'
  | 'pair'
  | 'key'
  | 'disclosure'
  | 'status'
  | 'encryption'
  | 'contained';

/** Where a token itself may hold a key (RFC 7515 §4.1.3, §4.1.6, RFC 7518 §4.6.1.1, RFC 7800 §3.2). */
const KEY_PARAMETERS = ['jwk', 'x5c', 'x5u', 'epk'];
const KEY_CLAIMS = ['cnf', 'sub_jwk', 'jwks'];

/** The beginning of a string that may be a token, whose header begins with a brace. */
const TOKEN_IN_JSON = /"e[wy]/;

/** The lists that may have something to say of a token beside what is in the Key box. */
export function neededGroups(
  token: DecodedToken,
  reading: KeyReading,
  tokensInText: number,
): RuleGroup[] {
  const { found } = token;
  const groups: readonly (readonly [RuleGroup, boolean])[] = [
    ['fault', token.faults.length > 0 || hasOddParts(token) || isOneOfSeveral(token)],
    ['provider', identifyToken(token) !== undefined],
    ['travel', found.context.carrier.kind !== 'alone' || found.removed.length > 0],
    ['pair', tokensInText > 1 || standsBesideOthers(token)],
    ['key', reading.state !== 'empty' || holdsKey(token)],
    ['disclosure', isSdJwt(token)],
    ['status', mentionsStatusList(token)],
    ['encryption', token.form === 'jwe'],
    ['contained', TOKEN_IN_JSON.test(token.headerText + token.payloadText)],
  ];
  return groups.flatMap(([group, isNeeded]) => (isNeeded ? [group] : []));
}

/** Beside what is not a token of ours and may be hashed in it: an opaque access token, or a code. */
function standsBesideOthers({ found: { context } }: DecodedToken): boolean {
  return context.answer !== undefined || context.request?.text !== undefined;
}

/** Another number of parts than the header asks for. */
function hasOddParts(token: DecodedToken): boolean {
  return token.parts.length !== 3 || hasParameter(token, ['enc']);
}

/** One of several signatures or recipients, which may contradict each other. */
function isOneOfSeveral({ found }: DecodedToken): boolean {
  return (found.json?.count ?? 1) > 1;
}

function holdsKey(token: DecodedToken): boolean {
  const claims = token.claimsSet?.ok ? token.claimsSet.value.object : undefined;
  const isInClaims = KEY_CLAIMS.some((name) => claims && findMember(claims, name));
  return isInClaims || hasParameter(token, KEY_PARAMETERS);
}

/** Whether it is a status list or may refer to one; its claims are read by the code of this group. */
function mentionsStatusList({ headerText, payloadText }: DecodedToken): boolean {
  return payloadText.includes('"status_list') || headerText.includes('statuslist+jwt');
}

function hasParameter(token: DecodedToken, names: readonly string[]): boolean {
  const header = joseHeader(token);
  return header !== undefined && names.some((name) => findMember(header, name));
}
