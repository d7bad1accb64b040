import type { KeyProblem } from './key-material.ts';

/** Names keys in the form of other tools, and armour that was damaged on its way. */
export function findForeignKey(text: string): KeyProblem | undefined {
  if (/^\s*PuTTY-User-Key-File-\d/.test(text)) return { code: 'foreign-key-file', file: 'putty' };
  const end = /-----END ([A-Z0-9 ]+)-----/.exec(text)?.[1];
  if (end !== undefined) return { code: 'pem-without-begin', label: end };
  const [, line] = /(?:^|\n)[^\w\n]{0,20}(BEGIN [A-Z0-9 ]*(?:KEY|CERTIFICATE))\b/.exec(text) ?? [];
  return line === undefined ? undefined : { code: 'pem-dashes', line };
}
