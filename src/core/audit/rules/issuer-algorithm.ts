import { findMember, stringMember } from '../../encoding/json-query.ts';
import { findSignatureAlgorithm } from '../../registry/algorithms.ts';
import type { AuditRule } from '../audit-rule.ts';
import { readClaims } from '../read-claims.ts';
import { rfc } from '../references.ts';
import { recogniseIssuer } from '../token-issuer.ts';
import { quote } from '../words.ts';
import { audiences } from './audience.ts';

const ALG = { part: 'header', pointer: '/alg' } as const;

/** A provider that signs with other algorithms than this. Unsecured tokens have a finding of their own. */
export const idpAlgMismatch: AuditRule = ({ token }) => {
  const issued = recogniseIssuer(token);
  const used = findSignatureAlgorithm(token.algorithm ?? '');
  const { name, algorithms } = issued?.issuer ?? {};
  if (!issued?.isNamed || !used || !algorithms || algorithms.includes(used.name)) return [];
  const isMac = used.keyType === 'oct';
  const known = algorithms.join(' or ');
  return [
    {
      code: 'idp-alg-mismatch',
      severity: isMac ? 'high' : 'medium',
      basis: 'bytes',
      where: ALG,
      title: `Not how ${name} signs`,
      why: `"iss" is that of ${name}, which signs with ${known}; "alg" is ${used.name}. ${isMac ? 'It is not theirs, or an attempt to have the public key taken for a shared secret.' : 'It is not theirs, or they have changed their ways.'}`,
      fix: `Accept tokens of ${name} with ${known} only.`,
      references: [rfc(8725, '2.1'), rfc(8725, '3.1')],
    },
  ];
};

/** A shared secret between parties that look like more than one. */
export const symAlgMultiparty: AuditRule = ({ token }) => {
  const claims = readClaims(token);
  if (!claims || findSignatureAlgorithm(token.algorithm ?? '')?.keyType !== 'oct') return [];
  const clients = audiences(findMember(claims, 'aud')?.value);
  const issuer = siteOf(stringMember(claims, 'iss') ?? '');
  const audience = siteOf(clients[0] ?? '');
  const differs = issuer !== undefined && audience !== undefined && issuer !== audience;
  if (clients.length < 2 && !differs) return [];
  return [
    {
      code: 'sym-alg-multiparty',
      severity: 'low',
      basis: 'policy',
      where: ALG,
      title: 'A shared secret between several parties',
      why: `${clients.length > 1 ? `"aud" has ${clients.length} entries` : `Issuer (${quote(issuer ?? '')}) and audience (${quote(audience ?? '')}) are of different domains`}, and with ${token.algorithm} whoever can check the token can also make one.`,
      fix: 'Sign with a private key (ES256, EdDSA) and give the others the public one.',
      references: [
        {
          title: 'OWASP JWT Cheat Sheet',
          url: 'https://cheatsheetseries.owasp.org/cheatsheets/JSON_Web_Token_for_Java_Cheat_Sheet.html',
        },
      ],
    },
  ];
};

/** The last two labels of an address's host. */
function siteOf(address: string): string | undefined {
  const host = /^https?:\/\/([^/?#:@]+)/i.exec(address.slice(0, 300))?.[1]?.toLowerCase();
  if (host === undefined || !host.includes('.') || /^[\d.]+$/.test(host)) return undefined;
  return host.split('.').slice(-2).join('.');
}
