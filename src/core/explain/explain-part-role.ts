import type { PartName } from '../decode/decoded-token.ts';
import type {
  ContentEncryption,
  KeyManagementAlgorithm,
} from '../registry/encryption-algorithms.ts';
import { say } from '../words/say.ts';

/** What a part of an encrypted token is for, as far as its algorithms are known. */
export function explainRole(
  part: PartName,
  algorithm: KeyManagementAlgorithm | undefined,
  encryption: ContentEncryption | undefined,
): string {
  switch (part) {
    case 'header':
      return say`Readable by anyone, and covered by the tag.`;
    case 'encryptedKey':
      return encryptedKeyRole(algorithm);
    case 'initializationVector':
      return say`Drawn anew for every token, so that no two are alike.`;
    case 'ciphertext':
      return say`The payload, encrypted with ${encryption?.name ?? '"enc"'}.`;
    case 'authenticationTag':
      return say`Gives away any change of header, vector or ciphertext.`;
    default:
      return say`No part of an encrypted token.`;
  }
}

function encryptedKeyRole(algorithm: KeyManagementAlgorithm | undefined): string {
  switch (algorithm?.mode) {
    case undefined:
      return say`The key of the content, for the receiver alone.`;
    case 'direct-encryption':
      return say`Empty: the shared secret is the key of the content.`;
    case 'direct-agreement':
      return say`Empty: both sides work the key of the content out, with "epk".`;
    case 'key-wrapping':
      return algorithm.isPassword
        ? say`The key of the content, wrapped with one made from the password.`
        : say`The key of the content, wrapped with the shared secret.`;
    case 'agreement-with-wrapping':
      return say`The key of the content, wrapped with one both sides work out, with "epk".`;
    case 'key-encryption':
      return say`The key of the content, encrypted for the RSA key.`;
  }
}
