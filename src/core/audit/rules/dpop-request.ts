import { stringMember } from '../../encoding/json-query.ts';
import { compareRequest } from '../../extract/compare-request.ts';
import { readTarget } from '../../extract/read-request-line.ts';
import type { RequestContext } from '../../extract/token-context.ts';
import { say } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import type { AuditRule, Finding } from '../audit-rule.ts';
import { claimPlace } from '../claim-place.ts';
import { readClaims } from '../read-claims.ts';
import { rfc } from '../references.ts';
import { recogniseProfile } from '../token-profile.ts';
import { quote } from '../words.ts';

/** A DPoP proof that is sent with another request than it was made for. */
export const dpopRequest: AuditRule = ({ token }) => {
  const { carrier, request } = token.found.context;
  const claims = readClaims(token);
  const target = readTarget(request?.text ?? '');
  const isSent = carrier.kind === 'header' && carrier.name.toLowerCase() === 'dpop';
  if (!isSent || !request || !claims || recogniseProfile(token) !== 'dpop-proof') return [];
  const method = stringMember(claims, 'htm');
  const url = stringMember(claims, 'htu');
  const findings: Finding[] = [];
  const { isMethod, isUrl } = compareRequest({ method, url }, request);
  if (isMethod === false && method !== undefined && target.method) {
    const why = say`“htm” is ${quote(method)}, but the method of the request is ${target.method}.`;
    findings.push(foreignRequest('htm', why));
  }
  if (isUrl === false && url !== undefined) {
    const why = say`“htu” is ${quote(url)}, but the request goes to ${quote(addressOf(target.url, request))}.`;
    findings.push(foreignRequest('htu', why));
  }
  return findings;
};

function foreignRequest(claim: 'htm' | 'htu', why: string): Finding {
  return {
    code: 'dpop-jkt-mismatch',
    severity: 'high',
    basis: 'pair',
    where: claimPlace(claim),
    title: say`Proof for another request`,
    why: sentences(why, say`Servers reject the proof.`),
    fix: say`Create a proof for each request, with its method and its URL without query and fragment.`,
    references: [rfc(9449, '4.3')],
  };
}

function addressOf(url = '', { host }: RequestContext): string {
  return url.startsWith('/') ? `${host ?? ''}${url}` : url;
}
