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
    const fitHeight = (isAnother: boolean) => {
      cancelAnimationFrame(frame);
      box.current?.style.removeProperty('height');
      // The editor scrolls to its caret in the frame after a paste.
      frame = requestAnimationFrame(() => {
        if (isAnother) scrollToTop(box.current);
        frame = requestAnimationFrame(() => {
          if (isAnother) scrollToTop(box.current);
          keepHeight(box.current, text);
        });
      });
    };
    const follow = () => {
      const [before, subjectBefore] = [text, subject];
      text = source.text();
      subject = source.subject();
      if (subject !== subjectBefore) fitHeight(true);
      else if (isAnotherText(before, text) && !isEditedElsewhere()) fitHeight(true);
    };
    const fitAgain = () => fitHeight(false);
    follow();
    addEventListener('resize', fitAgain);
    const stop = source.subscribe(follow);
    return () => {
      stop();
      removeEventListener('resize', fitAgain);
      cancelAnimationFrame(frame);
    };
  }, [box, source]);
}

/** Through the object model, as the page's policy demands. */
function keepHeight(box: HTMLElement | null, text: string): void {
  if (!box || text === '') return;
  const { height } = box.getBoundingClientRect();
  // Out of sight it has none.
  if (height > 0) box.style.setProperty('height', `${height}px`);
}

function scrollToTop(box: HTMLElement | null): void {
  const scrolled = box?.querySelectorAll('textarea, .cm-scroller') ?? [];
  for (const element of scrolled) element.scrollTop = 0;
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
