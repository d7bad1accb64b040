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
    why: say`It stands in an encrypted payload: only who has the key can read it. Whoever opens the token has it, and so has every log of opened tokens.`,
    fix: say`Leave it out where the receiver has no need of it.`,
  };
}
