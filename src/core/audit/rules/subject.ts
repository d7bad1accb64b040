import { findMember, stringMember } from '../../encoding/json-query.ts';
import { say } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import type { AuditRule } from '../audit-rule.ts';
import { claimPlace } from '../claim-place.ts';
import { contactKindOf } from '../contact-data.ts';
import { asvs, openidCore } from '../documents.ts';
import { readClaims } from '../read-claims.ts';
import { cwe } from '../references.ts';
import { factOf } from '../token-facts.ts';
import { recogniseIssuer } from '../token-issuer.ts';
import { recogniseProfile } from '../token-profile.ts';
import { quote } from '../words.ts';
import { audiences } from './audience.ts';

/** Claims that name somebody or something; a value of none in them is a mistake. */
const NAMING = [
  ...['iss', 'sub', 'aud', 'azp', 'client_id', 'cid', 'appid', 'email', 'preferred_username'],
  ...['role', 'roles', 'scope', 'groups', 'tid', 'oid', 'uid', 'user_id', 'userId', 'username'],
  ...['org_id', 'tenant', 'tenant_id', 'tenantId', 'jti', 'nonce', 'sid'],
];

/** What languages and templates write where there is no value. */
const NO_VALUE =
  /^(?:undefined|null|NULL|None|nil|NaN|\(null\)|<nil>|<no value>|\[object Object\]|\{\{.*\}\}|\$\{.*\}|%s)$/s;

export const subPlaceholder: AuditRule = ({ token }) => {
  const claims = readClaims(token);
  if (!claims) return [];
  return NAMING.flatMap((name) => {
    const value = audiences(findMember(claims, name)?.value).find((text) => NO_VALUE.test(text));
    if (value === undefined) return [];
    return [
      {
        code: 'sub-placeholder',
        severity: 'medium',
        basis: 'bytes',
        where: claimPlace(name),
        title: say`Placeholder for a missing value`,
        why: say`“${name}” is ${quote(value)}: the issuer did not have the value. All tokens with this placeholder look like the same user or client.`,
        fix: say`Don’t issue tokens without the value, and reject this one.`,
        references: [cwe(1188)],
      },
    ];
  });
};

/** Addresses and numbers are given to new owners; an id is not. */
export const subEmail: AuditRule = ({ token }) => {
  const claims = readClaims(token);
  const subject = claims && stringMember(claims, 'sub');
  const kind = subject && contactKindOf(subject);
  const isEmail = kind === 'e-mail';
  const isDocumented = factOf(token, 'hasLoginSubject');
  // A service account acts for the user whom it names, and the service knows its users by that.
  if (!kind || (isDocumented && recogniseIssuer(token)?.issuer.isFor)) return [];
  if (recogniseProfile(token) === 'authorization-grant') return [];
  return [
    {
      code: 'sub-email',
      severity: isDocumented ? 'info' : 'low',
      basis: 'policy',
      where: claimPlace('sub'),
      title: isEmail ? say`Email address as subject` : say`Phone number as subject`,
      why: sentences(
        isEmail
          ? say`“sub” is an email address, which can be reassigned, so two users could share one identity.`
          : say`“sub” is a phone number, which can be reassigned, so two users could share one identity.`,
        say`Anyone who sees the token can also read “sub”.`,
      ),
      fix: say`Set “sub” to an ID that is never reassigned.`,
      references: [openidCore('2'), asvs('10.3.3')],
    },
  ];
};

const LONGEST_SUBJECT = 255;

export const subLong: AuditRule = ({ token }) => {
  const claims = readClaims(token);
  const length = (claims && stringMember(claims, 'sub')?.length) ?? 0;
  if (length <= LONGEST_SUBJECT || recogniseProfile(token) !== 'id-token') return [];
  return [
    {
      code: 'sub-long',
      severity: 'low',
      basis: 'bytes',
      where: claimPlace('sub'),
      title: say`Overlong subject`,
      why: say`In an ID token, “sub” must not exceed ${LONGEST_SUBJECT} characters; this one has ${length}.`,
      fix: say`Use a shorter ID.`,
      references: [openidCore('2')],
    },
  ];
};
