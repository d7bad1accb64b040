import { say } from '../../words/say.ts';
import type { AuditRule } from '../audit-rule.ts';
import { rfc8725bis } from '../draft-references.ts';
import { readEncryption } from '../read-encryption.ts';
import { rfc } from '../references.ts';

const WHERE = { part: 'header', pointer: '/alg' } as const;

export const jweRsa15: AuditRule = (subject) =>
  readEncryption(subject)?.algorithm.name === 'RSA1_5'
    ? [
        {
          code: 'jwe-rsa15',
          severity: 'high',
          basis: 'bytes',
          where: WHERE,
          title: say`Key encryption with RSA1_5`,
          why: say`An API that reveals whether the PKCS #1 v1.5 padding is correct, in a message or by its timing, can be made to decrypt the token for an attacker.`,
          fix: say`Have the issuer use RSA-OAEP-256 or ECDH-ES, and remove RSA1_5 from your allow-list.`,
          references: [rfc8725bis('3.2'), rfc(7516, '11.5')],
        },
      ]
    : [];

export const jweOaepSha1: AuditRule = (subject) =>
  readEncryption(subject)?.algorithm.name === 'RSA-OAEP'
    ? [
        {
          code: 'jwe-oaep-sha1',
          severity: 'info',
          basis: 'policy',
          where: WHERE,
          title: say`RSA-OAEP with SHA-1`,
          why: say`RSA-OAEP is not broken: OAEP does not depend on the properties that SHA-1 has lost. But some policies forbid SHA-1 everywhere.`,
          fix: say`Use RSA-OAEP-256 where you are free to choose.`,
          references: [rfc(7518, '4.3')],
        },
      ]
    : [];
