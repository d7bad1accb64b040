import type { KeyFacts } from '../../evidence/evidence.ts';
import { say } from '../../words/say.ts';
import type { AuditRule, Finding } from '../audit-rule.ts';
import { nameKey } from '../key-words.ts';
import { cwe, rfc } from '../references.ts';

/** Keys in a token that could sign: everyone who sees the token has them. */
export const carriedSecret: AuditRule = ({ evidence }) =>
  (evidence?.keys ?? [])
    .filter(({ where, kind }) => where.part !== 'key' && kind !== 'public')
    .map((key) => (key.kind === 'secret' ? symmetric(key) : privateKey(key)));

function privateKey(key: KeyFacts): Finding {
  return {
    code: 'jwk-private',
    severity: 'critical',
    basis: 'bytes',
    where: key.where,
    title: say`Private key in the token`,
    why: say`${nameKey(key)} includes its private members: anyone who sees the token can sign with this key.`,
    fix: say`Rotate the key everywhere it is used, and put only public members in tokens.`,
    references: [rfc(7517, '9.2'), rfc(9449, '4.2'), cwe(522)],
  };
}

function symmetric(key: KeyFacts): Finding {
  return {
    code: 'jwk-symmetric',
    severity: 'critical',
    basis: 'bytes',
    where: key.where,
    title: say`Shared secret in the token`,
    why: say`${nameKey(key)} is symmetric (“kty” is “oct”): anyone who can read the token can sign with this key.`,
    fix: say`Rotate the secret, never put one in a token, and reject tokens that contain one.`,
    references: [rfc(7517, '9.2'), rfc(8725, '3.10'), cwe(522)],
  };
}
