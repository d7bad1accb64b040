import type { DecodedToken } from '../../decode/decoded-token.ts';
import { findMember } from '../../encoding/json-query.ts';
import { say } from '../../words/say.ts';
import type { AuditRule } from '../audit-rule.ts';
import { readHeader } from '../read-claims.ts';
import { rfc } from '../references.ts';
import { factOf } from '../token-facts.ts';

/** Whether a key in the header is what the token is for. */
export function bringsItsKey(token: DecodedToken): boolean {
  return factOf(token, 'bringsKey') === true;
}

export const jwkEmbedded: AuditRule = ({ token }) => {
  // In a JWE "jwk" names the recipient's key (RFC 7516 §4.1.5), and nothing is verified with it.
  const header = token.form === 'jws' ? readHeader(token) : undefined;
  if (!header || !findMember(header, 'jwk')) return [];
  if (bringsItsKey(token)) return [];
  return [
    {
      code: 'jwk-embedded',
      severity: 'medium',
      basis: 'server',
      where: { part: 'header', pointer: '/jwk' },
      title: say`Embedded key`,
      why: say`This depends on the API: if it verifies with the key in “jwk”, the check proves nothing, because anyone can sign with their own key and embed that key.`,
      fix: say`Verify with keys you got from the issuer, and ignore “jwk” or compare it with those keys.`,
      references: [
        rfc(7515, '4.1.3'),
        { title: 'CVE-2018-0114', url: 'https://nvd.nist.gov/vuln/detail/CVE-2018-0114' },
      ],
    },
  ];
};
