import { JSON_TEXTS } from '../core/extract/corpus/data.ts';
import { HTTP } from '../core/extract/corpus/http.ts';
import { D, E, K, R, S } from '../core/extract/corpus/tokens.ts';
import { URLS } from '../core/extract/corpus/urls.ts';
import { WRAPPED } from '../core/extract/corpus/wrapped.ts';
import { testKey } from '../support/keys/test-keys.ts';
import { SECRET, soundToken } from '../support/tokens/tokens.ts';
import { ENCRYPTION_VECTORS } from '../vectors/encryption-vectors.ts';
import { RFC_VECTORS } from '../vectors/rfc-vectors.ts';
import type { Dice } from './dice.ts';

const WRAPPINGS = [...HTTP, ...JSON_TEXTS, ...WRAPPED, ...URLS].map(([, text]) => text);

/** Whole texts that hold a token, of every kind there is. */
export const TOKEN_TEXTS: readonly string[] = [
  ...RFC_VECTORS.map(({ token }) => token),
  ...ENCRYPTION_VECTORS.map(({ token }) => token),
  ...WRAPPINGS,
  ...[D, E, K, R, S],
  soundToken(),
  soundToken({ exp: 1 }),
];

/** Whole texts that hold a key. */
export const KEY_TEXTS: readonly string[] = [
  SECRET,
  'secret',
  ...['RS256', 'ES256', 'EdDSA'].flatMap((algorithm) => {
    const { privatePem, publicPem, privateJwk, publicJwk } = testKey(algorithm);
    return [
      privatePem,
      publicPem,
      JSON.stringify(privateJwk),
      JSON.stringify({ keys: [publicJwk] }),
    ];
  }),
];

const ODDITIES = [
  '',
  '.',
  '..',
  '~',
  '=',
  '%',
  '%2E',
  '\\n',
  '\n',
  '\0',
  '\ufeff',
  '\u200b',
  '\ud800',
  '"',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '-',
  '_',
  '+',
  '/',
  '<b>',
  '__proto__',
  'constructor',
  'null',
  '1e400',
  '-0',
  '12345678901234567890',
  '🙂',
  'eyJ',
  'Bearer ',
  '-----BEGIN PUBLIC KEY-----',
  '\u202e',
];

/** The text with up to four places cut out, doubled, moved or overwritten. */
export function mutate(text: string, dice: Dice, others: readonly string[]): string {
  let mutated = text;
  for (let round = dice.below(5); round > 0; round--) {
    const at = dice.below(mutated.length + 1);
    const end = Math.min(mutated.length, at + dice.below(dice.roll() < 0.8 ? 6 : 200));
    const [before, within, after] = [
      mutated.slice(0, at),
      mutated.slice(at, end),
      mutated.slice(end),
    ];
    switch (dice.below(6)) {
      case 0:
        mutated = before + after;
        break;
      case 1:
        mutated = before + within + within + after;
        break;
      case 2:
        mutated = before + dice.one(ODDITIES) + after;
        break;
      case 3:
        mutated = before + dice.one(ODDITIES).repeat(1 + dice.below(30)) + within + after;
        break;
      case 4:
        mutated = after + within + before;
        break;
      default:
        mutated = before + within + dice.one(others).slice(0, dice.below(400)) + after;
    }
  }
  return mutated;
}
