import { findMember, pointerStep } from '../../encoding/json-query.ts';
import { say } from '../../words/say.ts';
import type { AuditRule } from '../audit-rule.ts';
import { readClaims } from '../read-claims.ts';
import { cwe, rfc } from '../references.ts';
import { quote } from '../words.ts';
import { mayLackExpiry } from './exp-missing.ts';

/** Names that people give to the end of a token, in lower case, without "_" and "-". */
const LOOKALIKES: ReadonlySet<string> = new Set([
  ...['exp', 'expires', 'expiry', 'expiration', 'expire', 'expiresat', 'expireat', 'expiresin'],
  ...[
    'expirein',
    'expirydate',
    'expirytime',
    'expirationdate',
    'expirationtime',
    'ttl',
    'validuntil',
  ],
]);

/** An end of life under a name that no library looks at. */
export const expLookalike: AuditRule = ({ token }) => {
  const claims = readClaims(token);
  if (!claims || findMember(claims, 'exp') || mayLackExpiry(token)) return [];
  const member = claims.members.find(
    ({ name, value }) =>
      LOOKALIKES.has(
        name
          .slice(0, 40)
          .replaceAll(/[\s_-]/g, '')
          .toLowerCase(),
      ) &&
      (value.type === 'number' || value.type === 'string'),
  );
  if (!member) return [];
  const name = quote(member.name);
  return [
    {
      code: 'exp-lookalike',
      severity: 'medium',
      basis: 'bytes',
      where: { part: 'payload', pointer: pointerStep(member.name) },
      title: say`${name} ignored by libraries`,
      why: say`The token has ${name} but no “exp”. Only “exp” sets an expiry, so this token never expires.`,
      fix: say`Set “exp” instead of ${name}, in seconds since 1970.`,
      references: [rfc(7519, '4.1.4'), cwe(613)],
    },
  ];
};
