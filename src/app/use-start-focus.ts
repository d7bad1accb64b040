import { useEffect, useRef } from 'react';

/** When the page is emptied, what was pressed is out of sight: the focus goes to the Token field. */
export function useStartFocus(isEmpty: boolean): void {
  const wasEmpty = useRef(isEmpty);
  useEffect(() => {
    const isEmptied = isEmpty && !wasEmpty.current;
    wasEmpty.current = isEmpty;
    if (isEmptied && !document.querySelector('dialog[open]')) {
      document.querySelector<HTMLElement>('.token-box :is(textarea, .cm-content)')?.focus();
    }
  }, [isEmpty]);
}
