import { type EncryptionSuite, secretLength } from '../registry/encryption-algorithms.ts';
import { say } from '../words/say.ts';

/** What the algorithms ask for, as a sentence. */
export function demandOf(suite: EncryptionSuite): string {
  const { algorithm } = suite;
  const { name } = algorithm;
  if (algorithm.isPassword) return say`${name} needs the password.`;
  if (algorithm.mode === 'key-encryption') return say`${name} needs the RSA private key.`;
  if (algorithm.curves) return say`${name} needs the private key (EC, X25519 or X448).`;
  return say`${lengthReason(suite)} needs a ${secretLength(suite) ?? 0}-byte secret.`;
}

/** What to do about it. */
export function enterKey({ algorithm }: EncryptionSuite): string {
  if (algorithm.isPassword) return say`Enter the password in the Key field.`;
  return algorithm.keyTypes.includes('oct')
    ? say`Enter the secret in the Key field.`
    : say`Enter the private key in the Key field.`;
}

/** Who asks for a length: with "dir" the content encryption, whose key the secret is. */
export function lengthReason(suite: EncryptionSuite): string {
  const { algorithm, encryption } = suite;
  return algorithm.mode === 'direct-encryption'
    ? say`${encryption.name} with “${algorithm.name}”`
    : algorithm.name;
}
