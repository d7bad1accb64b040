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

/** The same with what is quoted in code font; the quotes are left out around a name. */
export function Coded({ children }: { readonly children: string }) {
  const pieces = children.split(IN_QUOTES);
  if (pieces.length === 1) return children;
  return pieces.map((piece, at) => {
    const key = `${at} ${piece}`;
    if (at % 2 === 0) return <Fragment key={key}>{piece}</Fragment>;
    const inside = piece.slice(1, -1);
    return (
      <code key={key} translate="no" className="font-mono text-12 break-words text-text">
        {NAME.test(inside) ? inside : piece}
      </code>
    );
  });
}
