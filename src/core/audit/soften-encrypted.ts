import { say } from '../words/say.ts';
import type { AuditSubject, Finding } from './audit-rule.ts';

/** Rules on what everyone can read in a payload. */
const READABLE: ReadonlySet<string> = new Set([
  ...['secret-in-claim', 'password-claim', 'password-hash', 'card-number', 'pii-contact'],
  ...['iban', 'national-id', 'health-special', 'internal-disclosure'],
]);

/** In an encrypted payload nothing is readable to everyone, so such findings are facts and no more. */
export function softenEncrypted(finding: Finding, { token }: AuditSubject): Finding {
  if (token.form !== 'jwe' || finding.where.part !== 'payload' || !READABLE.has(finding.code)) {
    return finding;
  }
  return {
    ...finding,
    severity: 'info',
    why: say`The payload is encrypted, so only someone who has the key can read this value. Anyone who decrypts the token has the value, and so does every log of decrypted tokens.`,
    fix: say`Remove the value if the API does not need it.`,
  };
}
