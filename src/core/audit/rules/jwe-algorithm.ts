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
          why: say`A receiver that lets on whether the padding of PKCS #1 v1.5 is right, be it by a word or by its timing, can be made to decrypt the token for a stranger.`,
          fix: say`Let the issuer use RSA-OAEP-256 or ECDH-ES, and take RSA1_5 off the list of what you accept.`,
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
          why: say`That is not broken: OAEP does not rest on what SHA-1 has lost. But some policies forbid SHA-1 everywhere.`,
          fix: say`Where you are free to choose, use RSA-OAEP-256.`,
          references: [rfc(7518, '4.3')],
        },
      ]
    : [];
