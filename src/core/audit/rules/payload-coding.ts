import { findMember, stringMember } from '../../encoding/json-query.ts';
import { isJwtType } from '../../registry/plain-type.ts';
import { say } from '../../words/say.ts';
import type { AuditRule, Finding } from '../audit-rule.ts';
import { readClaims, readHeader } from '../read-claims.ts';
import { cwe, rfc } from '../references.ts';

const REGISTERED = ['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti'];

/** An unencoded payload (RFC 7797), in a JWT or without the mark that makes receivers refuse it. */
export const b64FalseJwt: AuditRule = ({ token }) => {
  const header = readHeader(token);
  const value = header && findMember(header, 'b64')?.value;
  if (token.form !== 'jws' || !header || value?.type !== 'boolean' || value.value) return [];
  if (!token.unencoded) {
    return [
      b64False(
        say`"crit" does not list "b64", as it must: a receiver that does not know "b64" decodes the payload and reads another text than was signed.`,
        say`Add "crit": ["b64"] to the protected header, or leave "b64" out.`,
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
      say`A JWT must not use it: receivers of JWTs decode the payload, and would read another text than was signed.`,
      say`Leave "b64" out, and encode the payload.`,
    ),
  ];
};

function b64False(why: string, fix: string, section?: string): Finding {
  return {
    code: 'b64-false-jwt',
    severity: 'high',
    basis: 'bytes',
    where: { part: 'header', pointer: '/b64' },
    title: say`Unencoded payload`,
    why: say`"b64" is false. ${why}`,
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
        ? say`"zip" belongs to encrypted tokens, but SMART Health Cards use it in signed ones. This looks like one.`
        : say`"zip" belongs to encrypted tokens. Most receivers ignore it here; one that inflates the payload reads other claims than they do, and can be kept busy.`,
      fix: isHealthCard
        ? say`Inflate the payload within a limit before its claims are read.`
        : say`Leave "zip" out, and ignore it when you receive.`,
      references: [rfc(7516, '4.1.3'), cwe(409)],
    },
  ];
};
