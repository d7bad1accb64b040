import type { JsonMember } from '../encoding/json-text.ts';
import { say } from '../words/say.ts';
import { cardScheme } from './card-number.ts';
import { mask } from './mask.ts';
import { passwordHashKind } from './password-hashes.ts';
import { secretNameKind } from './password-names.ts';
import { findSecret, holdsPrivateKeyPem } from './secret-patterns.ts';
import { shorten } from './words.ts';

/** Enough of a value to find a secret in it. */
const READ_AT_MOST = 10_000;

/** A member's value as it may be in a sentence: cut to 40 characters, secrets masked. */
export function showValue({ name, value }: JsonMember, text: string): string {
  switch (value.type) {
    case 'object':
      return say`an object`;
    case 'array':
      return say`an array of length ${value.items.length}`;
    case 'string':
    case 'number': {
      const plain = value.type === 'string' ? value.value : value.text;
      if (isSensitive(name, plain)) return mask(plain);
      return shorten(text.slice(value.start, value.end));
    }
    default:
      return text.slice(value.start, value.end);
  }
}

function isSensitive(name: string, plain: string): boolean {
  const read = plain.slice(0, READ_AT_MOST);
  return (
    secretNameKind(name) !== undefined ||
    holdsPrivateKeyPem(read) ||
    findSecret(read, name) !== undefined ||
    passwordHashKind(read) !== undefined ||
    cardScheme(read.replaceAll(/[ -]/g, '')) !== undefined
  );
}
