import type { Clue, Diagnosis, Match } from '../verdict/diagnosis.ts';
import { bytes } from '../words/count-words.ts';
import { formatNumber } from '../words/format-number.ts';
import { anyOf } from '../words/list-words.ts';
import { insideQuotes } from '../words/quote.ts';
import { say, sayCount } from '../words/say.ts';
import { sentences } from '../words/sentences.ts';
import { adviseOnCause, describeCause } from './explain-cause.ts';

/** One reason, or one thing that is certain. */
export interface ReasonWords {
  /** `match`: it was tried, and the signature matches so. `clue`: that much can be said. */
  readonly kind: 'match' | 'clue' | 'none';
  readonly title: string;
  readonly detail: string;
}

/** Why the signature does not match, in words. */
export function explainDiagnosis({ match, clues, tried, isComplete }: Diagnosis): ReasonWords[] {
  if (match) return [explainMatch(match)];
  const reasons = clues.map(explainClue);
  if (reasons.length > 0) return reasons;
  return [
    {
      kind: 'none',
      title: say`No common mistake found`,
      detail: sentences(
        explainSearch(tried, isComplete),
        say`The token was signed with a different key, or its header or payload was changed after signing.`,
      ),
    },
  ];
}

function explainSearch(tried: number, isComplete: boolean): string | undefined {
  if (tried === 0) {
    return isComplete ? undefined : say`The search timed out before anything was tried.`;
  }
  return isComplete
    ? sayCount(
        tried,
        'Tried {0} variation of key encoding, signature and signing input.',
        'Tried {1} variations of key encoding, signature and signing input.',
        formatNumber(tried),
      )
    : sayCount(
        tried,
        'Tried {0} variation of key encoding, signature and signing input before the search timed out.',
        'Tried {1} variations of key encoding, signature and signing input before the search timed out.',
        formatNumber(tried),
      );
}

function explainMatch(match: Match): ReasonWords {
  const causes = match.map(describeCause);
  const advice = new Set(match.map(adviseOnCause));
  return {
    kind: 'match',
    title: say`The signature verifies ${causes.reduce((some, next) => say`${some} and ${next}`)}`,
    detail: sentences(...advice),
  };
}

function explainClue(clue: Clue): ReasonWords {
  const [title, detail] = wordsOf(clue);
  return { kind: 'clue', title, detail };
}

function wordsOf(clue: Clue): readonly [title: string, detail: string] {
  switch (clue.clue) {
    case 'graph-token':
      return [
        say`Only Microsoft Graph can verify this token`,
        say`Entra ID signs a header in which “nonce” is hashed, so no other verifier can check the signature. Request a token for your own API.`,
      ];
    case 'made-by-key':
      return explainMaker(clue);
    case 'not-made-by-key':
      return [
        notMade(clue.among),
        say`Applying the key to the signature yields no valid RSA padding: the signature was created with a different key, or it is damaged.`,
      ];
    case 'beyond-modulus':
      return [
        notMade(clue.among),
        say`As a number, the signature is not smaller than the key’s modulus: it was created with a different key, or it is damaged.`,
      ];
    case 'modulus':
      return [
        say`The signature is from a key of another size`,
        say`The signature has ${clue.signatureBits / 8} bytes, like one from a ${clue.signatureBits}-bit key; this key has ${clue.keyBits} bits.`,
      ];
    case 'cut-off':
      return [
        say`The signature is too short`,
        say`The signature has ${bytes(clue.bytes)}; one from this key has ${clue.whole}. It was probably cut off. Copy the whole token again.`,
      ];
    case 'length-of':
      return [
        say`The signature length matches ${anyOf(clue.names)}`,
        say`The signature has ${bytes(clue.bytes)}. “alg” in the header may have been changed, or the signature belongs to another token.`,
      ];
    case 'out-of-range':
      return [
        say`No key can create such a signature`,
        say`The number ${clue.number} in the signature is zero or not less than the order of ${clue.curve}. The signature is damaged or forged.`,
      ];
    case 'named-key':
      return clue.isThis
        ? [
            say`“${clue.parameter}” identifies exactly this key`,
            say`This key is probably the right one, and the header, payload or signature was changed.`,
          ]
        : [
            say`“${clue.parameter}” identifies another certificate`,
            say`The certificate in the Key field has a different hash. Get the certificate that the header identifies.`,
          ];
  }
}

function explainMaker(
  clue: Extract<Clue, { clue: 'made-by-key' }>,
): readonly [title: string, detail: string] {
  const { hash } = clue;
  if (hash === undefined) {
    return [
      sayMaker(clue, {
        this: () => say`This key created the signature, but without a hash identifier`,
        one: () => say`One of these keys created the signature, but without a hash identifier`,
        named: (name) => say`Key “${name}” created the signature, but without a hash identifier`,
      }),
      say`The signature has no DigestInfo (RFC 8017 §9.2), which RS256 and similar algorithms require. Use your library’s RSA sign function, not raw private-key encryption.`,
    ];
  }
  return CHECKED_HASHES.has(hash)
    ? [
        sayMaker(clue, {
          this: () => say`This key created the signature, but over different text`,
          one: () => say`One of these keys created the signature, but over different text`,
          named: (name) => say`Key “${name}” created the signature, but over different text`,
        }),
        say`The signature contains a ${hash} hash that doesn’t match this header and payload. They were changed after signing, or the signature belongs to another token.`,
      ]
    : [
        sayMaker(clue, {
          this: () => say`This key created the signature, but with ${hash}`,
          one: () => say`One of these keys created the signature, but with ${hash}`,
          named: (name) => say`Key “${name}” created the signature, but with ${hash}`,
        }),
        say`JOSE has no algorithm with ${hash}. Sign with the hash that “alg” specifies.`,
      ];
}

interface MakerWords {
  readonly this: () => string;
  readonly one: () => string;
  readonly named: (name: string) => string;
}

function sayMaker(
  { among, keyId }: Extract<Clue, { clue: 'made-by-key' }>,
  words: MakerWords,
): string {
  if (among === 1) return words.this();
  return keyId === undefined ? words.one() : words.named(insideQuotes(keyId));
}

/** Those of which it is known that this text has another. */
const CHECKED_HASHES: ReadonlySet<string> = new Set(['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512']);

function notMade(among: number): string {
  return among === 1
    ? say`The signature is not from this key`
    : say`The signature is not from any of these ${among} keys`;
}
