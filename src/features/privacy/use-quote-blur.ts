import { useLayoutEffect, useMemo } from 'react';
import { quotesSensitive } from '../../core/share/quoted-values.ts';
import { readPane } from '../shared/annotate-json.ts';

/** Editors blur their own values, and what is typed into a field is the user's. */
const LEFT_ALONE = '.cm-editor, textarea, input, option';

/**
 * While the screen is shared, marks every element whose words hold a sensitive
 * value of the token, wherever on the page it is, before it is painted. The
 * style sheet blurs by the attribute.
 */
export function useQuoteBlur(
  isOn: boolean,
  texts: { readonly header: string; readonly payload: string },
) {
  const { header, payload } = texts;
  const isTelling = useMemo(() => {
    const roots = isOn ? [readPane(header), readPane(payload)] : [];
    return quotesSensitive(roots.filter((root) => root !== undefined));
  }, [isOn, header, payload]);

  useLayoutEffect(() => {
    if (!isOn) return;
    const { documentElement, body } = document;
    markWithin(body, isTelling);
    documentElement.dataset.judged = '';
    const watch = new MutationObserver((changes) => {
      for (const { type, target, addedNodes } of changes) {
        if (type === 'characterData') markAround(target, isTelling);
        if (type === 'attributes') markPlaceholder(target as Element, isTelling);
        for (const added of addedNodes) markWithin(added, isTelling);
      }
    });
    const what = { subtree: true, childList: true, characterData: true };
    watch.observe(body, { ...what, attributeFilter: ['placeholder'] });
    return () => {
      watch.disconnect();
      delete documentElement.dataset.judged;
    };
  }, [isOn, isTelling]);
}

function markWithin(node: Node, isTelling: (words: string) => boolean): void {
  if (node instanceof Text) markAround(node, isTelling);
  if (node instanceof Element) {
    for (const field of node.querySelectorAll('[placeholder]')) markPlaceholder(field, isTelling);
  }
  const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) markAround(texts.currentNode, isTelling);
}

/** A field that is empty shows the value of the token that it may take. */
function markPlaceholder(field: Element, isTelling: (words: string) => boolean): void {
  field.toggleAttribute('data-quotes', isTelling(field.getAttribute('placeholder') ?? ''));
}

function markAround({ parentElement: element }: Node, isTelling: (words: string) => boolean): void {
  if (!element || element.closest(LEFT_ALONE)) return;
  const words = [...element.childNodes].filter((child) => child instanceof Text);
  // In code font a value has no quotes around it.
  const isQuoted = element.hasAttribute('data-quoted');
  element.toggleAttribute(
    'data-quotes',
    words.some(({ data }) => isTelling(isQuoted ? `"${data}"` : data)),
  );
}
