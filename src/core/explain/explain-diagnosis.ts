import type { Clue, Diagnosis, Match } from '../verdict/diagnosis.ts';
import { octets } from '../words/count-words.ts';
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
  const title = isComplete
    ? say`None of the usual mistakes explains it`
    : say`None of the usual mistakes was found to explain it`;
  return [
    {
      kind: 'none',
      title,
      detail: sentences(
        explainSearch(tried, isComplete),
        say`Another key made the signature, or the header or payload was changed after signing.`,
      ),
    },
  ];
}

function explainSearch(tried: number, isComplete: boolean): string | undefined {
  if (tried === 0) {
    return isComplete ? undefined : say`The search ran out of time before anything was tried.`;
  }
  return isComplete
    ? sayCount(
        tried,
        '{0} way to read the key, the signature and what was signed was tried.',
        '{0} ways to read the key, the signature and what was signed were tried.',
      )
    : sayCount(
        tried,
        '{0} way to read the key, the signature and what was signed was tried before the time ran out.',
        '{0} ways to read the key, the signature and what was signed were tried before the time ran out.',
      );
}

function explainMatch(match: Match): ReasonWords {
  const causes = match.map(describeCause);
  const advice = new Set(match.map(adviseOnCause));
  return {
    kind: 'match',
    title: say`The signature verifies ${causes.reduce((some, next) => say`${some}, and ${next}`)}`,
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
        say`Entra ID signs a header in which "nonce" is hashed, so that no other verifier can check the signature. Ask for a token for your own API.`,
      ];
    case 'made-by-key':
      return explainMaker(clue);
    case 'not-made-by-key':
      return [
        notMade(clue.among),
        say`Opened with the key, it holds nothing that RSA signatures hold. Another key made it, or it was damaged.`,
      ];
    case 'beyond-modulus':
      return [
        notMade(clue.among),
        say`As a number it is not below the modulus of the key, where every signature of the key is. Another key made it, or it was damaged.`,
      ];
    case 'modulus':
      return [
        say`A key of another size made the signature`,
        say`It has ${clue.signatureBits / 8} octets, as a key of ${clue.signatureBits} bits makes; this key has ${clue.keyBits}.`,
      ];
    case 'cut-off':
      return [
        say`The signature is too short`,
        say`It has ${octets(clue.octets)}; this key makes ${clue.whole}. It was probably cut off: copy the whole token again.`,
      ];
    case 'length-of':
      return [
        say`The signature is as long as one of ${anyOf(clue.names)}`,
        say`It has ${octets(clue.octets)}. "alg" in the header may have been changed, or the signature is another token's.`,
      ];
    case 'out-of-range':
      return [
        say`No key makes such a signature`,
        say`Its number ${clue.number} is zero or not below the order of ${clue.curve}. The signature was damaged.`,
      ];
    case 'named-key':
      return clue.isThis
        ? [
            say`"${clue.parameter}" names exactly this key`,
            say`So the key is probably the right one, and header, payload or signature were changed.`,
          ]
        : [
            say`"${clue.parameter}" names another certificate`,
            say`The one in Key has another hash. Get the certificate that the header asks for.`,
          ];
  }
}

function explainMaker({
  hash,
  keyId,
  among,
}: Extract<Clue, { clue: 'made-by-key' }>): readonly [title: string, detail: string] {
  const several = keyId === undefined ? say`One of these keys` : say`Key "${insideQuotes(keyId)}"`;
  const key = among === 1 ? say`This key` : several;
  if (hash === undefined) {
    return [
      say`${key} made the signature, without naming a hash`,
      say`Opened with the key, it holds no DigestInfo, which RS256 and its kin have (RFC 8017 §9.2). Sign with a function for signatures, not with private-key encryption.`,
    ];
  }
  return CHECKED_HASHES.has(hash)
    ? [
        say`${key} made the signature, over another text`,
        say`Opened with the key, it holds a ${hash} hash, which is not that of this header and payload. They were changed after signing, or the signature is another token's.`,
      ]
    : [
        say`${key} made the signature, with ${hash}`,
        say`JOSE has no algorithm with ${hash}. Set the hash that belongs to "alg" where the token is signed.`,
      ];
}

/** Those of which it is known that this text has another. */
const CHECKED_HASHES: ReadonlySet<string> = new Set(['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512']);

function notMade(among: number): string {
  return among === 1
    ? say`This key did not make the signature`
    : say`None of these ${among} keys made the signature`;
}
