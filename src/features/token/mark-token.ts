import type { DecodedToken, Fault } from '../../core/decode/decoded-token.ts';
import { locateFault } from '../../core/decode/locate-fault.ts';
import { explainFault } from '../../core/explain/explain-fault.ts';
import { spokenTag } from '../../core/words/say.ts';
import type { TextAnnotation } from '../../editor/annotations.ts';
import { findTokensAtOnce, selectToken } from '../../session/find-tokens.ts';
import { rangesToMark } from '../shared/ranges-to-mark.ts';

const NO_MARKS: readonly TextAnnotation[] = [];
let knownMarks = new WeakMap<DecodedToken, readonly TextAnnotation[]>();
let knownIn = '';

/** The marks of a token, made once for each. */
export function marksOf(token: DecodedToken | undefined): readonly TextAnnotation[] {
  if (!token) return NO_MARKS;
  // Faults are told by their marks.
  if (knownIn !== spokenTag()) knownMarks = new WeakMap();
  knownIn = spokenTag();
  const marks = knownMarks.get(token) ?? markToken(token);
  knownMarks.set(token, marks);
  return marks;
}

/** Those of a text that is being typed; one that the worker searches goes without. */
export function annotateText(text: string, selected: number): readonly TextAnnotation[] {
  return marksOf(selectToken(findTokensAtOnce(text) ?? [], selected));
}

/** The parts in their colours, and the characters at fault. */
function markToken(token: DecodedToken): TextAnnotation[] {
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
  return [...colours, ...token.faults.flatMap((fault) => markFault(token, fault))];
}

function markFault(token: DecodedToken, fault: Fault): TextAnnotation[] {
  const place = locateFault(token, fault);
  if (!place) return [];
  const title = explainFault(fault);
  return rangesToMark(token.found, place.start, place.end).map((range) => ({
    kind: 'mark',
    ...range,
    className: 'cm-fault',
    title,
  }));
}
