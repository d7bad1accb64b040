import { say } from '../../words/say.ts';
import type { AuditRule } from '../audit-rule.ts';
import { findInClaims, nameOf, placeOf } from '../claim-content.ts';
import { type ContactKind, contactKind, describeContact } from '../contact-data.ts';
import { rfc } from '../references.ts';
import { recogniseProfile } from '../token-profile.ts';

/** What an API rarely needs to know, and an access token need not carry. */
const BEYOND_CONTACT: ReadonlySet<ContactKind> = new Set(['birth', 'address', 'location']);

/** Personal data, which ID tokens are there to carry and others mostly need not. */
export const piiContact: AuditRule = (subject) => {
  const isIdToken = recogniseProfile(subject.token) === 'id-token';
  return findInClaims(subject, (content) => {
    const kind = contactKind(content);
    if (!kind) return undefined;
    return {
      code: 'pii-contact',
      severity: !isIdToken && BEYOND_CONTACT.has(kind) ? 'low' : 'info',
      basis: 'policy',
      where: placeOf(content),
      title: say`Personal data`,
      why: say`Clients, proxies and logs can read ${describeContact(kind)} in ${nameOf(content)}.`,
      fix: say`Remove unneeded claims.`,
      references: [rfc(7519, '12')],
    };
  });
};
