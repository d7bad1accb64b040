import { Fragment, type ReactNode } from 'react';
import { QUOTATION } from '../core/words/quote.ts';

const PIECES = new RegExp(`(${QUOTATION.source})`, 'u');

/** Around a quotation of the sentence; quotes of JSON in a sentence have others beside them. */
const BEFORE = /(?:^|[\s(（：、，。])$|[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]$/u;
const AFTER = /^(?:$|[\s).,;:?!’）：、，。])|^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u;

/** A claim, an algorithm, a value without blanks; what begins as a word does is a name on the page. */
const CODE = /^(?!\p{Lu}\p{Ll})[^\s"\\\p{Lo}]+$/u;

/** A sentence whose quoted values browsers must not translate: they are names, URLs and code. */
export function Quoted({ children }: { readonly children: string }) {
  return splitQuotations(children, (piece) => <span translate="no">{piece}</span>);
}

/** The same with what is quoted in code font; the quotes are left out around a claim. */
export function Coded({ children }: { readonly children: string }) {
  return splitQuotations(children, (piece, before, after) => {
    const inside = piece.replace(/^.\u202f?|\u202f?.$/gu, '');
    if (isPhrase(inside)) return <span translate="no">{piece}</span>;
    const isBare = CODE.test(inside) && BEFORE.test(before) && AFTER.test(after);
    return (
      <code data-quoted translate="no" className="font-mono text-12 break-words text-text">
        {isBare ? inside : piece}
      </code>
    );
  });
}

/** Words, such as those on a button: they stay in the font of the sentence, with their quotes. */
function isPhrase(inside: string): boolean {
  return /^\p{Lu}\p{Ll}|^\p{Lo}/u.test(inside);
}

function splitQuotations(
  sentence: string,
  show: (quotation: string, before: string, after: string) => ReactNode,
): ReactNode {
  const pieces = sentence.split(PIECES);
  if (pieces.length === 1) return sentence;
  return pieces.map((piece, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces are never rearranged
    <Fragment key={at}>
      {at % 2 === 0 ? piece : show(piece, pieces[at - 1] ?? '', pieces[at + 1] ?? '')}
    </Fragment>
  ));
}
