import { decodeSdJwt } from '../../decode/decode-sd-jwt.ts';
import { type DecodedToken, findPart } from '../../decode/decoded-token.ts';
import { isSdJwt } from '../../decode/is-sd-jwt.ts';
import { readBase64urlLeniently } from '../../encoding/base64url.ts';
import { findMember, stringMember } from '../../encoding/json-query.ts';
import { parseJson } from '../../encoding/json-text.ts';
import { decodeUtf8Leniently } from '../../encoding/utf8.ts';
import { isJwtType } from '../../registry/plain-type.ts';
import { say } from '../../words/say.ts';
import type { AuditRule } from '../audit-rule.ts';
import { cve } from '../key-words.ts';
import { readClaims, readHeader } from '../read-claims.ts';
import { rfc } from '../references.ts';
import { factOf } from '../token-facts.ts';

/** Whether a token in JSON is of a kind that is written so. */
export function isOftenInJson(token: DecodedToken): boolean {
  return isSdJwt(token) || factOf(token, 'isOftenJson') === true;
}

const REGISTERED = ['iss', 'sub', 'aud', 'exp', 'nbf', 'jti'];

/** A JWT in a form that JWTs do not have. */
export const jsonSerialization: AuditRule = ({ token }) => {
  const { json } = token.found;
  const claims = readClaims(token);
  if (!json || token.tail || factOf(token, 'isOftenJson')) return [];
  if (claims && ['_sd', '_sd_alg'].some((name) => findMember(claims, name))) return [];
  const header = readHeader(token);
  const isJwt =
    isJwtType((header && stringMember(header, 'typ')) ?? '') ||
    (claims !== undefined && REGISTERED.some((name) => findMember(claims, name)));
  if (!isJwt) return [];
  return [
    {
      code: 'json-serialization',
      severity: 'medium',
      basis: 'bytes',
      where: { part: 'token' },
      title: say`JSON serialization`,
      why: say`The token has the claims or the type of a JWT but is written in JSON. APIs that accept both formats have been tricked into verifying one text and reading another.`,
      fix: say`Write the token as three or five parts separated by dots, and reject JSON where a JWT is expected.`,
      references: [rfc(7519, '1')],
    },
  ];
};

/** One text that is a token in JSON and, to a reader that only splits it at dots, another one. */
export const polyglot: AuditRule = ({ token }) => {
  const second = token.found.json?.source.split('.', 3)[1];
  if (!second || !/^[\w-]+$/.test(second)) return [];
  if (second === findPart(token, 'payload')?.encoded) return [];
  // The dots are those of a Key Binding JWT beside the token (RFC 9901 §8).
  if (second === decodeSdJwt(token)?.keyBinding?.split('.')[1]) return [];
  const read = parseJson(decodeUtf8Leniently(readBase64urlLeniently(second)));
  if (!read.ok || read.value.type !== 'object') return [];
  return [
    {
      code: 'polyglot',
      severity: 'critical',
      basis: 'bytes',
      where: { part: 'token' },
      title: say`Ambiguous token`,
      why: say`Read as JSON, the text has one payload; split at its dots, it has another. An API that verifies the text one way and reads it the other accepts forged claims.`,
      fix: say`Reject the token, verify and read with the same library, and accept only the compact serialization.`,
      references: [cve('2022-39227')],
    },
  ];
};
