import { findMember, stringMember } from '../../encoding/json-query.ts';
import { isJwtType } from '../../registry/plain-type.ts';
import { say } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import type { AuditRule, Finding } from '../audit-rule.ts';
import { readClaims, readHeader } from '../read-claims.ts';
import { cwe, rfc } from '../references.ts';

const REGISTERED = ['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti'];

/** An unencoded payload (RFC 7797), in a JWT or without the mark that makes verifiers reject it. */
export const b64FalseJwt: AuditRule = ({ token }) => {
  const header = readHeader(token);
  const value = header && findMember(header, 'b64')?.value;
  if (token.form !== 'jws' || !header || value?.type !== 'boolean' || value.value) return [];
  if (!token.unencoded) {
    return [
      b64False(
        say`“crit” must list “b64” but does not. An API that does not know “b64” decodes the payload and reads different text than was signed.`,
        say`Add "crit": ["b64"] to the protected header, or remove “b64”.`,
        '6',
      ),
    ];
  }
  const claims = readClaims(token);
  const isJwt =
    isJwtType(stringMember(header, 'typ') ?? '') ||
    (claims !== undefined && REGISTERED.some((name) => findMember(claims, name)));
  if (!isJwt) return [];
  return [
    b64False(
      say`A JWT must not have an unencoded payload: APIs decode the payload of a JWT and would read different text than was signed.`,
      say`Remove “b64”, and base64url-encode the payload.`,
      '7',
    ),
  ];
};

function b64False(why: string, fix: string, section: string): Finding {
  return {
    code: 'b64-false-jwt',
    severity: 'high',
    basis: 'bytes',
    where: { part: 'header', pointer: '/b64' },
    title: say`Unencoded payload`,
    why: sentences(say`“b64” is false.`, why),
    fix,
    references: [rfc(7797, section)],
  };
}

/** Compression, which signed tokens do not have. */
export const zipInJws: AuditRule = ({ token }) => {
  const header = readHeader(token);
  if (token.form !== 'jws' || !header || !findMember(header, 'zip')) return [];
  const isPlain = token.inflated === undefined && readClaims(token) !== undefined;
  // SMART Health Cards compress their payload, and say so in just this header.
  const isHealthCard =
    stringMember(header, 'zip') === 'DEF' && token.algorithm === 'ES256' && !isPlain;
  return [
    {
      code: 'zip-in-jws',
      severity: isHealthCard ? 'info' : 'high',
      basis: 'bytes',
      where: { part: 'header', pointer: '/zip' },
      title: say`Compression in a signed token`,
      why: isHealthCard
        ? say`“zip” is meant for encrypted tokens, but SMART Health Cards use it in signed ones. This token looks like one.`
        : say`“zip” is meant for encrypted tokens. Most APIs ignore “zip” in a signed token. One that inflates the payload reads different claims and can be overloaded.`,
      fix: isHealthCard
        ? say`Inflate the payload with a size limit before you read its claims.`
        : say`Remove “zip” from signed tokens, and ignore it when you verify them.`,
      references: [rfc(7516, '4.1.3'), cwe(409)],
    },
  ];
};
