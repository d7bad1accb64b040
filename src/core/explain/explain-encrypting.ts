import type { EncryptingAbility } from '../keys/encrypting-ability.ts';
import { type EncryptionSuite, secretLength } from '../registry/encryption-algorithms.ts';
import { say } from '../words/say.ts';
import { explainDecryption } from './explain-decryption.ts';
import { describeKey } from './explain-key.ts';

/** What is in the way of encrypting, or what it is done with. */
export function explainEncrypting(ability: EncryptingAbility): string {
  switch (ability.state) {
    case 'able':
      return say`Edits are re-encrypted automatically with the ${describeKey(ability.key)}.`;
    case 'unsupported':
      return explainDecryption(ability.why).detail;
    case 'no-key':
      return say`To encrypt, add ${neededKey(ability.suite)} in the Key field or generate one.`;
    case 'misfit':
      return say`${names(ability.suite)} needs ${neededKey(ability.suite)}, but the Key field has a different key (${describeKey(ability.key)}). Generate one, or choose another algorithm.`;
  }
}

function neededKey(suite: EncryptionSuite): string {
  const { algorithm } = suite;
  if (algorithm.isPassword) return say`a password`;
  if (algorithm.mode === 'key-encryption') return say`an RSA key of at least 2,048 bits`;
  if (algorithm.curves) return say`an EC, X25519 or X448 key`;
  return say`a ${secretLength(suite) ?? 0}-byte secret`;
}

function names({ algorithm, encryption }: EncryptionSuite): string {
  return algorithm.mode === 'direct-encryption'
    ? say`${encryption.name} with “${algorithm.name}”`
    : algorithm.name;
}
