import { stringMember } from '../../encoding/json-query.ts';
import { say } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import type { AuditRule } from '../audit-rule.ts';
import { claimPlace } from '../claim-place.ts';
import { openidCore } from '../documents.ts';
import { imitatedHost } from '../known-hosts.ts';
import { readClaims } from '../read-claims.ts';
import { cwe, rfc } from '../references.ts';
import { recogniseIssuer } from '../token-issuer.ts';
import { quote } from '../words.ts';

/** Scheme, what a careless reader takes for the host, and the host (RFC 3986 §3.2). */
const ADDRESS = /^(?:(https?):\/\/)?(?:([^/?#\\]*)@)?([^/?#\\@:]*)/i;
const LONGEST_HOST = 253;
const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[.*|.*\.localhost)$/i;
/** Names that only a network of one's own knows. */
const INSIDE = /^[^.]+$|\.(?:local|internal|lan|test)$/i;

/** An "iss" without TLS. AD FS has one by default, which is a name and no address. */
export const issNotHttps: AuditRule = ({ token }) => {
  const { scheme, host } = readIssuer(token);
  if (scheme !== 'http' || host === undefined || LOOPBACK.test(host)) return [];
  if (recogniseIssuer(token)?.issuer.id === 'adfs') return [];
  return [
    {
      code: 'iss-not-https',
      severity: INSIDE.test(host) ? 'low' : 'medium',
      basis: 'bytes',
      where: claimPlace('iss'),
      title: say`Issuer over plain HTTP`,
      why: say`An attacker on the network can replace the keys fetched from this URL.`,
      fix: say`Set “iss” to an HTTPS URL.`,
      references: [openidCore('2')],
    },
  ];
};

/** An "iss" made to be read as that of a well-known provider. */
export const issLookalike: AuditRule = ({ token }) => {
  const { scheme, user, host } = readIssuer(token);
  if (host === undefined || host.length > LONGEST_HOST) return [];
  const imitated = imitatedHost(host);
  // Without a scheme it is an e-mail address, as programs at Google have.
  const hides = scheme !== undefined && user?.includes('.');
  if (imitated === undefined && !hides) return [];
  const seen = imitated ?? user ?? '';
  return [
    {
      code: 'iss-lookalike',
      severity: 'high',
      basis: 'bytes',
      where: claimPlace('iss'),
      title: say`Lookalike issuer`,
      why: say`“iss” looks like ${quote(seen)}, but its host is ${quote(host)}.`,
      fix: say`Reject the token, and compare the whole “iss”, never a part of it.`,
      references: [rfc(8725, '3.8'), cwe(1007)],
    },
  ];
};

/** "iss" is compared character by character, so that one slash decides. */
export const issTrailingSlash: AuditRule = ({ token }) => {
  const issued = recogniseIssuer(token);
  if (!issued?.slash) return [];
  const { slash, issuer } = issued;
  const isMissing = slash === 'missing';
  return [
    {
      code: 'iss-trailing-slash',
      severity: 'low',
      basis: 'bytes',
      where: claimPlace('iss'),
      title: isMissing ? say`Issuer without trailing slash` : say`Issuer with trailing slash`,
      why: sentences(
        isMissing
          ? say`“iss” does not end with “/”, but the “iss” of ${issuer.name} does.`
          : say`“iss” ends with “/”, but the “iss” of ${issuer.name} does not.`,
        say`APIs compare “iss” character by character and reject this value.`,
      ),
      fix: say`Set “iss” exactly as in the issuer’s metadata.`,
      references: [openidCore('3.1.3.7')],
    },
  ];
};

function readIssuer(token: Parameters<typeof readClaims>[0]): {
  readonly scheme?: string | undefined;
  readonly user?: string | undefined;
  readonly host?: string | undefined;
} {
  const claims = readClaims(token);
  const found = ADDRESS.exec((claims && stringMember(claims, 'iss')) ?? '');
  if (!found) return {};
  return { scheme: found[1]?.toLowerCase(), user: found[2], host: found[3] };
}
