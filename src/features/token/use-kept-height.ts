import { type RefObject, useLayoutEffect } from 'react';
import { findChange } from '../../core/compose/find-change.ts';
import type { TextSource } from '../../editor/text-box.ts';

/** Comparing longer texts would hold up each keystroke. */
const LONG_TEXT = 200_000;

/**
 * Gives a box the height of a text that takes the place of another one, and keeps that height while
 * the text is edited, so that what is below stays where it is. Such a text is shown from its first
 * line, whatever the browser scrolls to after a paste.
 */
export function useKeptHeight(box: RefObject<HTMLElement | null>, source: TextSource): void {
  useLayoutEffect(() => {
    let text = '';
    let subject = source.subject();
    let frame = 0;
    // Until the user does something, the editor's scrolling to its caret is taken back.
    let isFresh = false;
    const stop = new AbortController();
    const { signal } = stop;
    const fitHeight = () => {
      cancelAnimationFrame(frame);
      box.current?.style.removeProperty('--token-height');
      // The text is laid out in the second frame.
      frame = requestAnimationFrame(() => {
        frame = requestAnimationFrame(() => keepHeight(box.current, text));
      });
    };
    const follow = () => {
      const [before, subjectBefore] = [text, subject];
      text = source.text();
      subject = source.subject();
      const isAnother = isAnotherText(before, text) && !isEditedElsewhere();
      if (subject === subjectBefore && !isAnother) return;
      isFresh = true;
      fitHeight();
    };
    const handle = ({ type, target }: Event) => {
      if (type !== 'scroll') isFresh = false;
      else if (isFresh && target instanceof Element) target.scrollTop = 0;
    };
    follow();
    box.current?.addEventListener('scroll', handle, { signal, capture: true });
    for (const type of ['beforeinput', 'keydown', 'pointerdown', 'wheel', 'touchmove']) {
      addEventListener(type, handle, { signal, capture: true, passive: true });
    }
    addEventListener('resize', fitHeight, { signal });
    const unsubscribe = source.subscribe(follow);
    return () => {
      stop.abort();
      unsubscribe();
      cancelAnimationFrame(frame);
    };
  }, [box, source]);
}

/** Through the object model, as the page's policy demands. */
function keepHeight(box: HTMLElement | null, text: string): void {
  if (!box || text === '') return;
  const { height } = box.getBoundingClientRect();
  // Out of sight it has none.
  if (height > 0) box.style.setProperty('--token-height', `${height}px`);
}

/** An edit of the payload signs the token again, which may change most of its text. */
function isEditedElsewhere(): boolean {
  const { activeElement } = document;
  return activeElement?.closest('.zone, .bar') != null && !activeElement.closest('.pane-token');
}

/** More than half of the text is another one, or there was none. */
function isAnotherText(before: string, after: string): boolean {
  if (before === after) return false;
  if (before === '' || after === '') return true;
  if (before.length > LONG_TEXT) return after.length * 2 < before.length;
  const change = findChange(before, after);
  return change !== undefined && (change.to - change.from) * 2 > before.length;
}
