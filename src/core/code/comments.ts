import { say } from '../words/say.ts';
import type { SnippetKey, SnippetRole, SnippetSubject } from './snippet-subject.ts';

/** What the code says of itself, one line each, behind the mark of its language: `//` or `#`. */
export interface Comments {
  readonly pinned: string;
  readonly type: string | false;
  readonly key: string;
  /** What the token lacks, and so the code cannot check. */
  readonly missing: readonly string[];
}

export function commentsFor(subject: SnippetSubject, role: SnippetRole, mark: string): Comments {
  const { issuer, audience, type, requiredClaims } = subject;
  return {
    pinned: `${mark} ${say`Accept only this algorithm, whatever the header says.`}`,
    type:
      type !== undefined && `${mark} ${say`Rejects other types of token from the same issuer.`}`,
    key: `${mark} ${explainKey(subject.key, isSymmetric(subject), role)}`,
    missing: [
      issuer === undefined && say`The token has no issuer. Set yours and check it.`,
      audience === undefined && say`The token has no audience. Set yours and check it.`,
      role === 'verify' &&
        !requiredClaims.includes('exp') &&
        say`The token has no “exp”, so it never expires.`,
      role === 'verify' &&
        subject.isBound &&
        say`The token is bound to a key (“cnf”). Also check the proof of possession of that key.`,
    ]
      .filter((words) => words !== false)
      .map((words) => `${mark} ${words}`),
  };
}

function explainKey(key: SnippetKey, symmetric: boolean, role: SnippetRole): string {
  switch (key.from) {
    case 'environment':
      if (symmetric) return say`Keep the secret out of the code.`;
      return role === 'sign'
        ? say`The private key (PEM, PKCS #8). Keep it out of the code.`
        : say`The public key (PEM, SPKI).`;
    case 'code':
      if (symmetric) return say`Anyone who reads this secret can sign tokens.`;
      return role === 'sign'
        ? say`Anyone who reads this private key can sign tokens.`
        : say`The public key. It is not a secret.`;
    case 'issuer':
      return say`Use the keys the issuer publishes, not keys that a token points to.`;
  }
}

/** Whether one secret does both, verifying and signing. */
export function isSymmetric({ target }: SnippetSubject): boolean {
  return target.form !== 'jwe' && target.algorithm.keyType === 'oct';
}
