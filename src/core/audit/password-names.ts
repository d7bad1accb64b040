import { nameEndings, nameWords } from './name-words.ts';

/** Names, or last words of names, of what only its owner should know; without "_". */
const SECRET_ENDINGS: ReadonlySet<string> = new Set([
  'password',
  'passwd',
  'passphrase',
  'pwd',
  'secret',
  'secretkey',
  'secretaccesskey',
  'apikey',
]);

/** Secrets that are never plain numbers. */
const PHRASE_ENDINGS: ReadonlySet<string> = new Set(['privatekey', 'mnemonic', 'seedphrase']);

/** Codes made of digits, or at least with one. */
const CODE_ENDINGS: ReadonlySet<string> = new Set(['cvv', 'cvc', 'otp', 'recoverycode']);

/** As the last of several words these mean other things: "boarding_pass", "random_seed". */
const WHOLE_NAMES: ReadonlyMap<string, SecretNameKind> = new Map([
  ['pass', 'password'],
  ['pin', 'code'],
  ['seed', 'phrase'],
]);

/** "has_password", "reset_password" and "public_api_key" do not hold a secret. */
const HARMLESS_FIRST_WORDS: ReadonlySet<string> = new Set([
  'allow',
  'allows',
  'can',
  'change',
  'enable',
  'enabled',
  'forgot',
  'has',
  'is',
  'must',
  'needs',
  'no',
  'public',
  'publishable',
  'require',
  'requires',
  'reset',
  'update',
  'use',
  'uses',
]);

export type SecretNameKind = 'password' | 'phrase' | 'code';

/** What the name of a claim promises: a password or the like, a short code, or neither. */
export function secretNameKind(name: string): SecretNameKind | undefined {
  const words = nameWords(name);
  if (words.length > 1 && HARMLESS_FIRST_WORDS.has(words[0] ?? '')) return undefined;
  const endings = nameEndings(words);
  if (endings.some((ending) => SECRET_ENDINGS.has(ending))) return 'password';
  if (endings.some((ending) => CODE_ENDINGS.has(ending))) return 'code';
  if (endings.some((ending) => PHRASE_ENDINGS.has(ending))) return 'phrase';
  return WHOLE_NAMES.get(words.join(''));
}
