import { findMember, stringMember } from '../../encoding/json-query.ts';
import type { JsonNode } from '../../encoding/json-text.ts';
import { say } from '../../words/say.ts';
import type { AuditRule } from '../audit-rule.ts';
import { claimPlace } from '../claim-place.ts';
import { openidCore } from '../documents.ts';
import { readClaims } from '../read-claims.ts';
import { cwe } from '../references.ts';
import { recogniseIssuer } from '../token-issuer.ts';

/** An e-mail address that nobody has proven to be the user's. With Entra ID that is so unless it says otherwise. */
export const emailUnverified: AuditRule = ({ token }) => {
  const claims = readClaims(token);
  if (!claims || !stringMember(claims, 'email')) return [];
  const verified = findMember(claims, 'email_verified')?.value;
  const isUnsaid =
    !verified &&
    recogniseIssuer(token)?.issuer.id === 'entra' &&
    !isTrue(findMember(claims, 'xms_edov')?.value);
  const isDenied = verified !== undefined && isFalse(verified);
  if (!isDenied && !isUnsaid) return [];
  return [
    {
      code: 'email-unverified',
      severity: isDenied ? 'medium' : 'info',
      basis: 'server',
      where: claimPlace(isDenied ? 'email_verified' : 'email'),
      title: say`Unverified email address`,
      why: isDenied
        ? say`This matters if the API looks up accounts by email address: “email_verified” is false, so the address may belong to someone else.`
        : say`This matters if the API looks up accounts by email address: in Entra ID, administrators of any tenant can set “email” to any address, so the address may belong to someone else.`,
      fix: say`Look up accounts by “iss” and “sub”.`,
      references: [openidCore('5.7'), cwe(290)],
    },
  ];
};

/** Some issuers write the word. */
function isFalse(value: JsonNode): boolean {
  return value.type === 'boolean'
    ? !value.value
    : value.type === 'string' && value.value === 'false';
}

function isTrue(value: JsonNode | undefined): boolean {
  if (value?.type === 'boolean') return value.value;
  return value?.type === 'string' && /^(?:true|1)$/.test(value.value);
}
