import type { EncryptingAbility } from '../keys/encrypting-ability.ts';
import { type EncryptionSuite, secretLength } from '../registry/encryption-algorithms.ts';
import { say } from '../words/say.ts';
import { explainDecryption } from './explain-decryption.ts';
import { describeKey } from './explain-key.ts';

/** What is in the way of encrypting, or what it is done with. */
export function explainEncrypting(ability: EncryptingAbility): string {
  switch (ability.state) {
    case 'able':
      return say`Each edit is encrypted at once with the ${describeKey(ability.key)}.`;
    case 'unsupported':
      return explainDecryption(ability.why).detail;
    case 'no-key':
      return say`To encrypt, put ${neededKey(ability.suite)} into the Key field, or generate one.`;
    case 'misfit':
      return say`${names(ability.suite)} encrypts with ${neededKey(ability.suite)}; the Key field has another: ${describeKey(ability.key)}. Generate one, or choose another algorithm.`;
  }
}

function neededKey(suite: EncryptionSuite): string {
  const { algorithm } = suite;
  if (algorithm.isPassword) return say`a password`;
  if (algorithm.mode === 'key-encryption') return say`an RSA key of 2048 bits or more`;
  if (algorithm.curves) return say`an EC, X25519 or X448 key`;
  return say`a secret of ${secretLength(suite) ?? 0} octets`;
}

function names({ algorithm, encryption }: EncryptionSuite): string {
  return algorithm.mode === 'direct-encryption'
    ? say`${encryption.name} with "${algorithm.name}"`
    : algorithm.name;
}
