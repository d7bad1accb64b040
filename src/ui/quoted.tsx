import { Fragment } from 'react';

/** What stands in double quotes, with the quotes that a backslash keeps from ending it. */
const IN_QUOTES = /((?<!\\)"(?:[^"\\]|\\.)*")/;

/** A sentence whose quoted values browsers must not translate: they are names, URLs and code. */
export function Quoted({ children }: { readonly children: string }) {
  const pieces = children.split(IN_QUOTES);
  if (pieces.length === 1) return children;
  return pieces.map((piece, at) => {
    const key = `${at} ${piece}`;
    if (at % 2 === 0) return <Fragment key={key}>{piece}</Fragment>;
    return (
      <span key={key} translate="no">
        {piece}
      </span>
    );
  });
}

/** What is named in prose: a claim, an algorithm, a value without blanks. */
const NAME = /^[^\s"\\]+$/;

/** Where a quote of the sentence begins and ends; those of JSON in a sentence stay. */
const BEFORE = /(?:^|[\s(])$/;
const AFTER = /^(?:$|[\s).,;:?!])/;

/** The same with what is quoted in code font; the quotes are left out around a name. */
export function Coded({ children }: { readonly children: string }) {
  const pieces = children.split(IN_QUOTES);
  if (pieces.length === 1) return children;
  return pieces.map((piece, at) => {
    const key = `${at} ${piece}`;
    if (at % 2 === 0) return <Fragment key={key}>{piece}</Fragment>;
    const inside = piece.slice(1, -1);
    const isName =
      NAME.test(inside) && BEFORE.test(pieces[at - 1] ?? '') && AFTER.test(pieces[at + 1] ?? '');
    return (
      <code
        key={key}
        data-quoted
        translate="no"
        className="font-mono text-12 break-words text-text"
      >
        {isName ? inside : piece}
      </code>
    );
  });
}
