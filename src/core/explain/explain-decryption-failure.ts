import type { DecryptionVerdict } from '../verdict/decryption-verdict.ts';
import { say } from '../words/say.ts';
import { sentences } from '../words/sentences.ts';
import { describeAttempt, explainMissingName } from './explain-attempt.ts';

type Mismatch = Extract<DecryptionVerdict, { reason: 'mismatch' }>;

/** The keys that were tried, and by which name they were looked for. */
export function explainTried({ suite, ...attempt }: Mismatch): string {
  const [alg, enc] = [suite.algorithm.name, suite.encryption.name];
  const failed =
    suite.algorithm.isPassword && attempt.keys.length === 1
      ? say`${alg} and ${enc} decryption failed with the password in the Key field.`
      : say`${alg} and ${enc} decryption failed with ${describeAttempt(attempt)}.`;
  return sentences(failed, explainMissingName(attempt));
}

/** What does not fit, as far as that can be told. */
export function explainFailure({ failed, tried, suite: { algorithm } }: Mismatch): string {
  switch (failed) {
    case 'content':
      if (tried.length > 1) {
        return say`One of these keys decrypts the encrypted key, but the content doesn’t match its authentication tag: the header, initialization vector, ciphertext or tag was altered.`;
      }
      return algorithm.isPassword
        ? say`The password decrypts the encrypted key, but the content doesn’t match its authentication tag: the header, initialization vector, ciphertext or tag was altered.`
        : say`This key decrypts the encrypted key, but the content doesn’t match its authentication tag: the header, initialization vector, ciphertext or tag was altered.`;
    case 'key':
      return algorithm.isPassword
        ? say`The password doesn’t decrypt the encrypted key: the password is wrong, or “p2s”, “p2c” or the encrypted key was altered.`
        : say`The encrypted key can’t be decrypted: it was created for a different key, or altered.`;
    case undefined:
      return say`The token was encrypted for a different key, or altered.`;
  }
}
