import { say } from '../../words/say.ts';
import type { AuditRule } from '../audit-rule.ts';
import { rfc8725bis } from '../draft-references.ts';
import { cve } from '../key-words.ts';
import { readEncryption } from '../read-encryption.ts';

/** Claims that are encrypted and not signed; a token inside is judged on its own. */
export const jweUnsigned: AuditRule = (subject) => {
  const encryption = readEncryption(subject);
  if (!encryption || !subject.token.claimsSet?.ok) return [];
  const isShared = encryption.algorithm.keyTypes.includes('oct');
  return [
    {
      code: 'jwe-unsigned',
      severity: isShared ? 'info' : 'medium',
      basis: 'bytes',
      where: { part: 'payload' },
      title: say`Encrypted but unsigned claims`,
      why: isShared
        ? say`Successful decryption shows only that someone with the shared secret created the token, not which one.`
        : say`Anyone who has the public key could have created this token. Successful decryption says nothing about who did.`,
      fix: isShared
        ? say`If more than two parties share the secret, sign the claims and encrypt the signed token.`
        : say`Sign the claims first, encrypt the signed token, and accept nothing else.`,
      references: isShared
        ? [rfc8725bis('2.3')]
        : [rfc8725bis('2.3'), rfc8725bis('3.3'), cve('2023-51774')],
    },
  ];
};
