import { stringMember } from '../../encoding/json-query.ts';
import type { JsonNode } from '../../encoding/json-text.ts';
import { say } from '../../words/say.ts';
import type { AuditRule, Finding } from '../audit-rule.ts';
import { type ClaimContent, findInClaims, nameOf, placeOf } from '../claim-content.ts';
import { mask } from '../mask.ts';
import { cwe, rfc } from '../references.ts';
import { findSecret, holdsPrivateKeyPem } from '../secret-patterns.ts';

/** Credentials among the claims, which are encoded but not hidden. */
export const secretInClaim: AuditRule = (subject) =>
  findInClaims(subject, (content) => {
    if (holdsPrivateKeyPem(content.text)) return privateKey(content, say`a PEM private key`);
    if (content.value.type === 'object') {
      const kind = secretJwkKind(content.value);
      return kind ? privateKey(content, kind) : undefined;
    }
    return content.value.type === 'string' ? providerKey(content) : undefined;
  });

/** Members of a JWK that must stay secret (RFC 7518 §6.2.2, §6.3.2, §6.4; RFC 9964). */
const SECRET_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k', 'priv'];

function secretJwkKind(value: JsonNode & { type: 'object' }): string | undefined {
  const keyType = stringMember(value, 'kty');
  if (keyType === undefined) return undefined;
  if (!SECRET_MEMBERS.some((name) => stringMember(value, name))) return undefined;
  return keyType === 'oct' ? say`a symmetric key as a JWK` : say`a private key as a JWK`;
}

function privateKey(content: ClaimContent, kind: string): Finding {
  return {
    code: 'secret-in-claim',
    severity: 'critical',
    basis: 'bytes',
    where: placeOf(content),
    title: say`Secret key in the claims`,
    why: say`${nameOf(content)} contains ${kind}. Claims are encoded, not encrypted: anyone who sees the token has the key.`,
    fix: say`Rotate the key everywhere it is used, and remove it from the token.`,
    references: [rfc(7519, '12'), cwe(312), cwe(522)],
  };
}

function providerKey(content: ClaimContent): Finding | undefined {
  const secret = findSecret(content.text, content.name);
  return (
    secret && {
      code: 'secret-in-claim',
      severity: secret.severity,
      basis: 'bytes',
      where: placeOf(content),
      title: say`Credential in the claims`,
      why: say`${nameOf(content)} contains what looks like ${secret.kind} (${mask(secret.text)}). Claims are encoded, not encrypted: anyone who sees the token can read them.`,
      fix: say`Rotate the credential at its provider, and remove it from the token.`,
      references: [rfc(7519, '12'), cwe(312), cwe(522)],
    }
  );
}
