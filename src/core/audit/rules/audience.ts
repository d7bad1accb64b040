import { findMember, stringMember } from '../../encoding/json-query.ts';
import type { JsonNode } from '../../encoding/json-text.ts';
import { say } from '../../words/say.ts';
import type { AuditRule } from '../audit-rule.ts';
import { claimPlace } from '../claim-place.ts';
import { asvs, openidCore } from '../documents.ts';
import { readClaims } from '../read-claims.ts';
import { rfc } from '../references.ts';
import { recogniseIssuer } from '../token-issuer.ts';
import { recogniseProfile } from '../token-profile.ts';
import { quote } from '../words.ts';

const EVERYONE: ReadonlySet<string> = new Set(['*', '', 'all', 'any', 'everyone']);

/** An audience that is everybody, or nobody in particular. */
export const audWildcard: AuditRule = ({ token }) => {
  const claims = readClaims(token);
  const value = claims && findMember(claims, 'aud')?.value;
  const wild = audiences(value).find((audience) => EVERYONE.has(audience.trim().toLowerCase()));
  if (wild === undefined) return [];
  return [
    {
      code: 'aud-wildcard',
      severity: 'medium',
      basis: 'bytes',
      where: claimPlace('aud'),
      title: say`Wildcard audience`,
      why: say`“aud” is ${quote(wild)}, which does not identify a service. Any service that receives the token can replay it to the others.`,
      fix: say`Set “aud” to the service the token is for, and check it in that service.`,
      references: [rfc(7519, '4.1.3'), rfc(8725, '3.9'), asvs('9.2.4')],
    },
  ];
};

/** Which client an ID token is for, where "aud" alone does not say it. */
export const azpInconsistent: AuditRule = ({ token }) => {
  const claims = readClaims(token);
  if (!claims || recogniseProfile(token) !== 'id-token') return [];
  const clients = audiences(findMember(claims, 'aud')?.value);
  const party = stringMember(claims, 'azp');
  const isAbsent = party === undefined && clients.length > 1 && !findMember(claims, 'azp');
  const isOther = party !== undefined && clients.length > 0 && !clients.includes(party);
  if (!isAbsent && !isOther) return [];
  // A service account of Google asks for itself: "azp" is its own id.
  if (
    isOther &&
    (party === stringMember(claims, 'sub') || party === stringMember(claims, 'email'))
  ) {
    return [];
  }
  // With Google an app on Android gets tokens for its server.
  const isUsual = isOther && recogniseIssuer(token)?.issuer.id === 'google';
  return [
    {
      code: 'azp-inconsistent',
      severity: isUsual ? 'info' : 'low',
      basis: 'bytes',
      where: claimPlace(isOther ? 'azp' : 'aud'),
      title: isOther
        ? say`Authorized party not in audience`
        : say`Audiences without authorized party`,
      why: isOther
        ? say`“azp” is ${quote(party)}, which is not in “aud”: the ID token was requested by a different client than the one it is for.`
        : say`“aud” has several entries, but the token has no “azp” to identify the client that requested it.`,
      fix: isOther
        ? say`Accept the token only if you expect tokens from that client.`
        : say`Accept the token only if you trust all of its audiences.`,
      references: [openidCore('2'), openidCore('3.1.3.7')],
    },
  ];
};

/** The strings of "aud", which may be one or an array of them. */
export function audiences(value: JsonNode | undefined): string[] {
  const nodes = value?.type === 'array' ? value.items : value ? [value] : [];
  return nodes.flatMap((node) => (node.type === 'string' ? [node.value] : []));
}
