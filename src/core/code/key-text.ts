import type { SecretEncoding } from '../keys/key-material.ts';
import { isSymmetric } from './comments.ts';
import type { SnippetRole, SnippetSubject } from './snippet-subject.ts';

/** The text of the key, as the code has it or finds it. */
export interface KeyText {
  /** What it is called; in the environment behind "JWT_". */
  readonly name: 'SECRET' | 'PRIVATE_KEY' | 'PUBLIC_KEY';
  /** How a secret is written; undefined for a PEM. */
  readonly encoding: SecretEncoding | undefined;
  /** What is in the code itself; undefined where the environment has it. */
  readonly inCode: string | undefined;
}

export function keyTextOf(subject: SnippetSubject, role: SnippetRole): KeyText {
  const { key } = subject;
  if (isSymmetric(subject)) {
    return {
      name: 'SECRET',
      encoding: key.from === 'issuer' ? 'utf8' : key.encoding,
      inCode: key.from === 'code' ? key.text : undefined,
    };
  }
  return {
    name: role === 'sign' ? 'PRIVATE_KEY' : 'PUBLIC_KEY',
    encoding: undefined,
    inCode: key.from === 'code' ? key.text.trim() : undefined,
  };
}
