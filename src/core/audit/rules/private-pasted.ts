import { say } from '../../words/say.ts';
import type { AuditRule } from '../audit-rule.ts';
import { rfc } from '../references.ts';

/** A private key in the Key box, where the public half is enough to verify. */
export const privatePasted: AuditRule = ({ token, reading, key }) => {
  if (token.form !== 'jws' || reading.state !== 'read' || reading.format === 'jwk-set') return [];
  if (key?.kind !== 'private') return [];
  return [
    {
      code: 'pem-private-pasted',
      severity: 'info',
      basis: 'key',
      where: { part: 'key' },
      title: say`Private key pasted`,
      why: say`Your private key stays in this page, and signing needs it. To verify, the public key is enough, and leaking a public key does no harm.`,
      fix: say`If you only verify, paste the public key instead.`,
      references: [rfc(7517, '9.2')],
    },
  ];
};
