import type { AuditRule } from '../audit-rule.ts';
import { findInClaims, nameOf, placeOf } from '../claim-content.ts';
import { contactKind } from '../contact-data.ts';
import { rfc } from '../references.ts';
import { recogniseProfile } from '../token-profile.ts';

/** Personal data, which ID tokens are there to carry and others mostly need not. */
export const piiContact: AuditRule = (subject) => {
  const isIdToken = recogniseProfile(subject.token) === 'id-token';
  return findInClaims(subject, (content) => {
    const kind = contactKind(content);
    if (!kind) return undefined;
    return {
      code: 'pii-contact',
      severity: isIdToken || kind === 'an IP address' ? 'info' : 'low',
      basis: 'policy',
      where: placeOf(content),
      title: 'Personal data is in the claims',
      why: `${nameOf(content)} holds ${kind}. Clients, proxies and logs that see the token can read it.`,
      fix: 'Leave out what the receiver does not need, or encrypt the token.',
      references: [rfc(7519, '12')],
    };
  });
};
