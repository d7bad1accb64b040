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
