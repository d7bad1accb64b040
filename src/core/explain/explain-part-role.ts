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
      return say`Not encrypted, but integrity-protected.`;
    case 'encryptedKey':
      return encryptedKeyRole(algorithm);
    case 'initializationVector':
      return say`Generated at random for every token.`;
    case 'ciphertext':
      return say`The payload, encrypted with ${encryption?.name ?? '"enc"'}.`;
    case 'authenticationTag':
      return say`Detects changes to the header, IV or ciphertext.`;
    default:
      return say`Not part of an encrypted token.`;
  }
}

function encryptedKeyRole(algorithm: KeyManagementAlgorithm | undefined): string {
  switch (algorithm?.mode) {
    case undefined:
      return say`Content encryption key (CEK), only for the recipient.`;
    case 'direct-encryption':
      return say`Empty: the shared secret is the content encryption key (CEK).`;
    case 'direct-agreement':
      return say`Empty: both sides derive the content encryption key (CEK) with “epk”.`;
    case 'key-wrapping':
      return algorithm.isPassword
        ? say`Content encryption key (CEK), wrapped with a key derived from the password.`
        : say`Content encryption key (CEK), wrapped with the shared secret.`;
    case 'agreement-with-wrapping':
      return say`Content encryption key (CEK), wrapped with a key that both sides derive with “epk”.`;
    case 'key-encryption':
      return say`Content encryption key (CEK), encrypted to the RSA key.`;
  }
}
