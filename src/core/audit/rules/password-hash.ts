import { say } from '../../words/say.ts';
import type { AuditRule } from '../audit-rule.ts';
import { findInClaims, nameOf, placeOf } from '../claim-content.ts';
import { passwordHashKind } from '../password-hashes.ts';
import { cwe, rfc } from '../references.ts';

export const passwordHash: AuditRule = (subject) =>
  findInClaims(subject, (content) => {
    const kind = content.value.type === 'string' ? passwordHashKind(content.text) : undefined;
    if (!kind) return undefined;
    return {
      code: 'password-hash',
      severity: 'high',
      basis: 'bytes',
      where: placeOf(content),
      title: say`Password hash in the claims`,
      why: say`${nameOf(content)} contains a password hash (${kind}). Claims are encoded, not encrypted: anyone who sees the token can try passwords against the hash offline.`,
      fix: say`Remove the hash from the token, and have the password changed.`,
      references: [rfc(7519, '12'), cwe(522)],
    };
  });
