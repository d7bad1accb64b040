import { findMember } from '../../encoding/json-query.ts';
import type { JsonNode } from '../../encoding/json-text.ts';
import { say } from '../../words/say.ts';
import type { AuditRule } from '../audit-rule.ts';
import { readClaims, readHeader } from '../read-claims.ts';
import { rfc } from '../references.ts';

/** Claims that may be repeated in the header (RFC 7519 §10.4.1), and there say something else. */
export const headerClaimMismatch: AuditRule = ({ token }) => {
  const header = readHeader(token);
  const claims = readClaims(token);
  if (!header || !claims) return [];
  return ['iss', 'sub', 'aud'].flatMap((name) => {
    const copy = findMember(header, name)?.value;
    const claim = findMember(claims, name)?.value;
    if (!copy || !claim || meaning(copy) === meaning(claim)) return [];
    return [
      {
        code: 'header-claim-mismatch',
        severity: 'high',
        basis: 'bytes',
        where: { part: 'header', pointer: `/${name}` },
        title: say`Header and claim mismatch`,
        why: say`An API that reads the header and one that reads the claims see different values. Copies in the header must equal the claims.`,
        fix: say`Reject the token, or remove “${name}” from the header.`,
        references: [rfc(7519, '5.3')],
      },
    ];
  });
};

/** One audience and a list of it are the same. */
function meaning(value: JsonNode): string {
  const items = value.type === 'array' ? value.items : [value];
  return JSON.stringify(items.map((item) => ('value' in item ? item.value : item.type)).toSorted());
}
