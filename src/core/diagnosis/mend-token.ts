import { decodeToken } from '../decode/decode-token.ts';
import type { DecodedToken } from '../decode/decoded-token.ts';
import { withoutSpareBits } from '../encoding/base64url.ts';
import { foundAlone } from '../extract/found-alone.ts';
import { stepBack } from '../extract/step-back.ts';
import type { ForeignText, TokenMend } from '../verdict/diagnosis.ts';
import { mendEdges } from './mend-edges.ts';

/** A token as it may have been before something happened to it on its way. */
export interface MendedToken extends ForeignText {
  readonly token: DecodedToken;
  readonly mends: readonly TokenMend[];
}

interface Candidate extends ForeignText {
  readonly compact: string;
  readonly mends: readonly TokenMend[];
}

interface Step {
  readonly mend: TokenMend;
  readonly apply: (text: string) => string;
}

/** In the order in which damage is undone: the last that came to the token first. */
const STEPS: readonly Step[] = [
  { mend: 'percent', apply: decodePercent },
  { mend: 'escapes', apply: readEscapes },
  {
    mend: 'quotes',
    apply: (text) => text.replace(/["'`]\s*(?:\+\s*)?|(?<!\s)\s*\+\s*(?=["'`])/g, ''),
  },
  { mend: 'white-space', apply: (text) => text.replace(/\s+/g, '') },
  {
    mend: 'alphabet',
    apply: (text) => text.replaceAll('+', '-').replaceAll('/', '_'),
  },
  { mend: 'padding', apply: (text) => text.replace(/={1,2}(?=\.|$)/g, '') },
  {
    mend: 'spare-bits',
    apply: (text) =>
      text
        .split('.')
        .map((part) => part.slice(0, -1) + withoutSpareBits(part.slice(-1), part.length))
        .join('.'),
  },
];

/** A text that goes on behind this many characters is not a damaged token. */
const LONGEST = 300_000;

/**
 * The tokens that a text may have held before it was damaged, the least repaired
 * first. `text` is all of the Token box: a blank may have cut the token in two.
 */
export function mendToken(token: DecodedToken, text: string): MendedToken[] {
  const { compact, start } = token.found;
  const behind = text.slice(start, start + LONGEST);
  const rest = behind.slice(0, stepBack(behind, behind.length, 0, /[\s"'`,;]/));
  // Up to the quote that ends the literal in which it may be.
  const literal = /^[^"'`]*/.exec(rest)?.[0] ?? '';
  const texts = Array.from(new Set([compact, rest, literal]));
  const candidates = [...texts.flatMap(mendEdges), ...texts.flatMap(mendStepwise)];
  const seen = new Set([compact]);
  return candidates.flatMap(({ compact: mended, ...how }) => {
    if (seen.has(mended) || !COMPACT.test(mended)) return [];
    seen.add(mended);
    return [{ token: decodeToken(foundAlone(mended)), ...how }];
  });
}

const COMPACT = /^[\w-]+\.[\w-]*\.[\w-]*$/;

/** Each step that changes something adds itself to those before it. */
function mendStepwise(damaged: string): Candidate[] {
  let compact = damaged;
  const mends: TokenMend[] = [];
  return STEPS.flatMap(({ mend, apply }) => {
    const mended = apply(compact);
    if (mended === compact) return [];
    compact = mended;
    mends.push(mend);
    return [{ compact, mends: [...mends] }];
  });
}

/** Twice at most: what was encoded twice was passed on twice. */
function decodePercent(text: string): string {
  const decode = (encoded: string) =>
    encoded.replace(/%([0-7][0-9A-Fa-f])/g, (_, digits: string) =>
      String.fromCharCode(Number.parseInt(digits, 16)),
    );
  return decode(decode(text));
}

/** Line breaks that are written out go, other characters are put in place of their escapes. */
function readEscapes(text: string): string {
  return text
    .replace(/(?<!\\)\\+u00([0-7][0-9A-Fa-f])/g, (_, digits: string) =>
      String.fromCharCode(Number.parseInt(digits, 16)),
    )
    .replace(/(?<!\\)\\+(?:r|n|t|\r?\n|(?=[/"]))/g, '');
}
