import type { EncryptingAbility } from '../keys/encrypting-ability.ts';
import { type EncryptionSuite, secretLength } from '../registry/encryption-algorithms.ts';
import { explainDecryption } from './explain-decryption.ts';
import { describeKey } from './explain-key.ts';

/** What is in the way of encrypting, or what it is done with. */
export function explainEncrypting(ability: EncryptingAbility): string {
  switch (ability.state) {
    case 'able':
      return `What you edit is encrypted again at once, with the ${describeKey(ability.key)}.`;
    case 'unsupported':
      return explainDecryption(ability.why).detail;
    case 'no-key':
      return `To encrypt, put ${neededKey(ability.suite)} into Key, or generate one.`;
    case 'misfit':
      return `${names(ability.suite)} encrypts with ${neededKey(ability.suite)}; Key holds another: ${describeKey(ability.key)}. Generate one, or choose another algorithm.`;
  }
}

function neededKey(suite: EncryptionSuite): string {
  const { algorithm } = suite;
  if (algorithm.isPassword) return 'a password';
  if (algorithm.mode === 'key-encryption') return 'an RSA key of 2048 bits or more';
  if (algorithm.curves) return 'an EC key or an X25519 key';
  return `a secret of ${secretLength(suite)} octets`;
}

function names({ algorithm, encryption }: EncryptionSuite): string {
  return algorithm.mode === 'direct-encryption'
    ? `${encryption.name} with "${algorithm.name}"`
    : algorithm.name;
}
