import type { DecodedToken } from '../../decode/decoded-token.ts';
import { findMember } from '../../encoding/json-query.ts';
import { say } from '../../words/say.ts';
import type { AuditRule } from '../audit-rule.ts';
import { readClaims } from '../read-claims.ts';
import { cwe, rfc } from '../references.ts';
import { factOf } from '../token-facts.ts';

/** Whether its documents let it go without "exp": it is used once and at once, or ended by other means. */
export function mayLackExpiry(token: DecodedToken): boolean {
  return factOf(token, 'expiry') === 'optional';
}

export const expMissing: AuditRule = ({ token }) => {
  const claims = readClaims(token);
  if (!claims || findMember(claims, 'exp')) return [];
  if (mayLackExpiry(token)) return [];
  return [
    {
      code: 'exp-missing',
      severity: 'medium',
      basis: 'policy',
      where: { part: 'payload', pointer: '' },
      title: say`Missing expiry`,
      why: say`The token never expires. Anyone who steals it can use it as long as its key is trusted.`,
      fix: say`Set “exp”.`,
      references: [rfc(7519, '4.1.4'), cwe(613)],
    },
  ];
};
