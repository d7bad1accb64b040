import { findMember } from '../../encoding/json-query.ts';
import { say } from '../../words/say.ts';
import type { AuditRule } from '../audit-rule.ts';
import { readClaims } from '../read-claims.ts';
import { rfc } from '../references.ts';
import { numberOf, TIME_CLAIMS } from '../time-unit.ts';
import { recogniseProfile } from '../token-profile.ts';

/** Parts of a second, which the standard allows and some libraries do not. */
export const timeFraction: AuditRule = ({ token }) => {
  const claims = readClaims(token);
  if (!claims) return [];
  return TIME_CLAIMS.flatMap((name) => {
    const time = numberOf(claims, name);
    if (time === undefined || !Number.isFinite(time) || Number.isInteger(time)) return [];
    return [
      {
        code: 'time-fraction',
        severity: 'info',
        basis: 'bytes',
        where: { part: 'payload', pointer: `/${name}` },
        title: say`Fractional date`,
        why: say`JWT allows fractions of a second, but libraries that expect whole numbers reject the token.`,
        fix: say`Round “${name}” to whole seconds.`,
        references: [rfc(7519, '2')],
      },
    ];
  });
};

/** A token that ends but does not say when it began. What a known kind must have is another rule's. */
export const iatMissing: AuditRule = ({ token }) => {
  const claims = readClaims(token);
  if (!claims || recogniseProfile(token) !== 'unknown') return [];
  if (!findMember(claims, 'exp') || findMember(claims, 'nbf') || findMember(claims, 'iat'))
    return [];
  return [
    {
      code: 'iat-missing',
      severity: 'info',
      basis: 'policy',
      where: { part: 'payload', pointer: '' },
      title: say`Missing issue time`,
      why: say`Without “iat”, APIs cannot reject old tokens, such as those issued before a password change.`,
      fix: say`Have the issuer set “iat”.`,
      references: [rfc(7519, '4.1.6')],
    },
  ];
};
