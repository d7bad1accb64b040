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
    pinned: `${mark} ${say`Only this algorithm counts, whatever a header says.`}`,
    type:
      type !== undefined && `${mark} ${say`Keeps other kinds of token from the same issuer out.`}`,
    key: `${mark} ${explainKey(subject.key, isSymmetric(subject), role)}`,
    missing: [
      issuer === undefined && say`The token names no issuer: set yours, and check it.`,
      audience === undefined && say`The token names no audience: set yours, and check it.`,
      role === 'verify' &&
        !requiredClaims.includes('exp') &&
        say`The token has no "exp", and so never expires.`,
      role === 'verify' &&
        subject.isBound &&
        say`The token is bound to a key ("cnf"): check the proof of that key, too.`,
    ]
      .filter((words) => words !== false)
      .map((words) => `${mark} ${words}`),
  };
}

function explainKey(key: SnippetKey, symmetric: boolean, role: SnippetRole): string {
  switch (key.from) {
    case 'environment':
      if (symmetric) return say`The secret stays out of the code.`;
      return role === 'sign'
        ? say`The private key, as PEM (PKCS #8), stays out of the code.`
        : say`The public key, as PEM (SPKI).`;
    case 'code':
      if (symmetric) return say`Whoever reads this secret can sign tokens.`;
      return role === 'sign'
        ? say`Whoever reads this private key can sign tokens.`
        : say`The public key: no secret.`;
    case 'issuer':
      return say`The keys that the issuer itself publishes, not those a token points to.`;
  }
}

/** Whether one secret does both, verifying and signing. */
export function isSymmetric({ target }: SnippetSubject): boolean {
  return target.form !== 'jwe' && target.algorithm.keyType === 'oct';
}
