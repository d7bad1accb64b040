import type { DecodedToken, Fault } from '../../core/decode/decoded-token.ts';
import { locateFault } from '../../core/decode/locate-fault.ts';
import { spokenTag } from '../../core/words/say.ts';
import type { TextAnnotation } from '../../editor/annotations.ts';
import { findTokensAtOnce, selectToken } from '../../session/find-tokens.ts';
import { rangesToMark } from '../shared/ranges-to-mark.ts';

const NO_MARKS: readonly TextAnnotation[] = [];
let knownMarks = new WeakMap<DecodedToken, readonly TextAnnotation[]>();
let knownIn = '';

export type ExplainFault = (fault: Fault) => string;

/** The marks of a token, made once for each; those of faults have words once what explains them is loaded. */
export function marksOf(
  token: DecodedToken | undefined,
  explain: ExplainFault | undefined,
): readonly TextAnnotation[] {
  if (!token) return NO_MARKS;
  const words = explain ? spokenTag() : '';
  if (knownIn !== words) knownMarks = new WeakMap();
  knownIn = words;
  const marks = knownMarks.get(token) ?? markToken(token, explain);
  knownMarks.set(token, marks);
  return marks;
}

/** Those of a text that is being typed; one that the worker searches goes without. */
export function annotateText(
  text: string,
  selected: number,
  explain: ExplainFault | undefined,
): readonly TextAnnotation[] {
  return marksOf(selectToken(findTokensAtOnce(text) ?? [], selected), explain);
}

/** The parts in their colours, and the characters at fault. */
function markToken(token: DecodedToken, explain: ExplainFault | undefined): TextAnnotation[] {
  const colours = token.parts.flatMap((part) =>
    rangesToMark(token.found, part.start, part.end).map((range) => ({
      kind: 'mark' as const,
      ...range,
      className: `cm-part-${part.name}`,
    })),
  );
  const { compact } = token.found;
  const tail = rangesToMark(token.found, compact.length - token.tail.length, compact.length);
  for (const range of token.tail === '' ? [] : tail) {
    colours.push({ kind: 'mark', ...range, className: 'cm-part-extra' });
  }
  return [
    ...colours,
    ...token.faults.flatMap((fault) => markFault(token, fault, explain?.(fault))),
  ];
}

function markFault(token: DecodedToken, fault: Fault, title: string | undefined): TextAnnotation[] {
  const place = locateFault(token, fault);
  if (!place) return [];
  return rangesToMark(token.found, place.start, place.end).map((range) => ({
    kind: 'mark',
    ...range,
    className: 'cm-fault',
    ...(title !== undefined && { title }),
  }));
}
