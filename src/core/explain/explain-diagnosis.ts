import type { Clue, Diagnosis, Match } from '../verdict/diagnosis.ts';
import { count } from './count.ts';
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
    ? 'None of the usual mistakes explains it'
    : 'None of the usual mistakes was found to explain it';
  const how = `${count(tried, 'way', 'ways')} to read the key, the signature and what was signed ${tried === 1 ? 'was' : 'were'} tried${isComplete ? '' : ' before the time ran out'}`;
  return [
    {
      kind: 'none',
      title,
      detail: `${how}. Another key made the signature, or header or payload were changed since.`,
    },
  ];
}

function explainMatch(match: Match): ReasonWords {
  const advice = new Set(match.map(adviseOnCause));
  const canBeDone = match.length === 1 && match[0].kind === 'secret-read';
  return {
    kind: 'match',
    title: `It would match ${match.map(describeCause).join(', and ')}`,
    detail: [...advice, ...(canBeDone ? ['"Read it so", in Key, does so here.'] : [])].join(' '),
  };
}

function explainClue(clue: Clue): ReasonWords {
  const [title, detail] = wordsOf(clue);
  return { kind: 'clue', title, detail };
}

function wordsOf(clue: Clue): readonly [title: string, detail: string] {
  switch (clue.clue) {
    case 'made-by-key':
      return [
        'This key made the signature, over another text',
        `Opened with the key, it holds a ${clue.hash} hash, which is not that of this header and payload. They were changed after signing, or the signature is another token's.`,
      ];
    case 'not-made-by-key':
      return [
        'This key did not make the signature',
        'Opened with the key, it holds nothing that RSA signatures hold. Another key made it, or it was damaged.',
      ];
    case 'beyond-modulus':
      return [
        'This key did not make the signature',
        'As a number it is not below the modulus of the key, where every signature of the key is. Another key made it, or it was damaged.',
      ];
    case 'modulus':
      return [
        'A key of another size made the signature',
        `It has ${clue.signatureBits / 8} octets, as a key of ${clue.signatureBits} bits makes; this key has ${clue.keyBits}.`,
      ];
    case 'cut-off':
      return [
        'The signature is too short',
        `It has ${count(clue.octets, 'octet')}; this key makes ${clue.whole}. It was probably cut off: copy the whole token again.`,
      ];
    case 'length-of':
      return [
        `The signature is as long as one of ${listed(clue.names)}`,
        `It has ${count(clue.octets, 'octet')}. "alg" in the header may have been changed, or the signature is another token's.`,
      ];
    case 'out-of-range':
      return [
        'No key makes such a signature',
        `Its number ${clue.number} is zero or not below the order of ${clue.curve}. The signature was damaged.`,
      ];
    case 'named-key':
      return clue.isThis
        ? [
            `"${clue.parameter}" names exactly this key`,
            'So the key is probably the right one, and header, payload or signature were changed.',
          ]
        : [
            `"${clue.parameter}" names another certificate`,
            'The one in Key has another hash. Get the certificate that the header asks for.',
          ];
  }
}

/** "ES256, EdDSA or Ed25519". */
function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} or ${last}` : last;
}
