import type { SecretEncoding } from '../keys/key-material.ts';
import { quoteJs } from './literals.ts';
import { type Line, partyLines } from './snippet-library.ts';
import type { SnippetSubject } from './snippet-subject.ts';

/** The name of the cookie: browsers take it over TLS only, for one host and all its paths. */
export const COOKIE = '__Host-session';

export function constantsJs(subject: SnippetSubject): Line {
  return partyLines(subject, (name, text) => `const ${name.toUpperCase()} = ${quoteJs(text)};`);
}

export function listJs(items: readonly string[]): string {
  return `[${items.map(quoteJs).join(', ')}]`;
}

/** The bytes of a secret, as Node.js reads the encoding. */
export function secretBytesJs(text: string, encoding: SecretEncoding): string {
  return `Buffer.from(${text}, ${quoteJs(encoding)})`;
}
