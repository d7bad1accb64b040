import type { EditorView } from '@codemirror/view';
import { type PointerEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { TextAnnotation, titlesAt } from './annotations.ts';

interface Marked {
  readonly view: EditorView;
  /** Given, as importing it would tear the editor's chunk apart. */
  readonly titlesAt: typeof titlesAt;
}

export interface MarkNotesProps extends Marked {
  /** What is marked now: a new list is looked at again. */
  readonly annotations: readonly TextAnnotation[];
}

/** What marks at a place say, and where on the screen that is, in pixels. */
interface Note {
  readonly at: number;
  readonly titles: readonly string[];
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

/** Milliseconds that a pointer rests before a note is shown, and that a note waits for the pointer to come. */
const RESTING = 200;
const WAITING = 400;
/** Pixels that a note takes at most, and its distance from edge and line. */
const WIDTH = 340;
const ROOM = 170;
const GAP = 6;
const MOST_TITLES = 4;

/**
 * Shows what the marks say at the caret or under the pointer. Escape puts a note
 * away, the pointer may go over it, and it stays until caret or pointer leave
 * (WCAG 2.2, 1.4.13); a screen reader is told politely.
 */
export function MarkNotes({ view, titlesAt, annotations }: MarkNotesProps) {
  const marked = useMemo(() => ({ view, titlesAt }), [view, titlesAt]);
  const [caret, setCaret] = useState<Note>();
  const [hovered, setHovered] = useState<Note>();
  const [dismissed, setDismissed] = useState<string>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const later = useCallback((milliseconds: number, action: () => void) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(action, milliseconds);
  }, []);
  useCaret(marked, annotations, setCaret);
  usePointer(marked, later, setHovered);

  const note = hovered ?? caret;
  const words = note && `${hovered ? 'pointer' : 'caret'} ${note.titles.join()}`;
  const isShown = note !== undefined && words !== dismissed;
  useEffect(() => setDismissed((known) => (known === words ? known : undefined)), [words]);
  useEffect(() => {
    if (!isShown) return;
    const putAway = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') setDismissed(words);
    };
    document.addEventListener('keydown', putAway, true);
    return () => document.removeEventListener('keydown', putAway, true);
  }, [isShown, words]);
  const onHold = {
    onPointerEnter: () => clearTimeout(timer.current),
    onPointerLeave: (event: PointerEvent) => {
      if (event.pointerType !== 'touch') later(WAITING, () => setHovered(undefined));
    },
  };
  return (
    <div aria-live="polite">
      {isShown && (
        <div
          role="tooltip"
          style={placeOf(note)}
          className="fixed z-20 rounded-lg border border-line bg-surface px-3 py-2 text-13 text-text shadow-lg"
          {...onHold}
        >
          {note.titles.slice(0, MOST_TITLES).map((title) => (
            <p key={title}>{title}</p>
          ))}
          {note.titles.length > MOST_TITLES && <p>…</p>}
        </div>
      )}
    </div>
  );
}

/** Under the line, or above it where there is no room below. */
function placeOf({ left, top, bottom }: Note) {
  const room = { maxWidth: Math.min(WIDTH, innerWidth - 2 * GAP) };
  const from = { left: Math.max(GAP, Math.min(left, innerWidth - WIDTH - GAP)) };
  return bottom + ROOM > innerHeight && top > ROOM
    ? { ...room, ...from, bottom: innerHeight - top + GAP }
    : { ...room, ...from, top: bottom + GAP };
}

/** Follows the caret while it selects nothing: anyone who selects wants to see the text. */
function useCaret(
  marked: Marked,
  annotations: readonly TextAnnotation[],
  setNote: (note: Note | undefined) => void,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: other marks may say something else
  useEffect(() => {
    const { view } = marked;
    const look = () => {
      const { main } = view.state.selection;
      setNote(view.hasFocus && main.empty ? noteAt(marked, main.head) : undefined);
    };
    look();
    document.addEventListener('selectionchange', look);
    addEventListener('scroll', look, true);
    view.dom.addEventListener('focusin', look);
    view.dom.addEventListener('focusout', look);
    return () => {
      document.removeEventListener('selectionchange', look);
      removeEventListener('scroll', look, true);
      view.dom.removeEventListener('focusin', look);
      view.dom.removeEventListener('focusout', look);
    };
  }, [marked, annotations, setNote]);
}

function usePointer(
  marked: Marked,
  later: (milliseconds: number, action: () => void) => void,
  setNote: (note: Note | undefined) => void,
): void {
  useEffect(() => {
    const { view } = marked;
    const follow = (event: globalThis.PointerEvent) => {
      if (event.pointerType === 'touch') return;
      const { clientX, clientY, target } = event;
      const mark = target instanceof Element ? target.closest<HTMLElement>('[data-noted]') : null;
      if (!mark) later(WAITING, () => setNote(undefined));
      else later(RESTING, () => setNote(noteUnder(marked, mark, clientX, clientY)));
    };
    const leave = () => later(WAITING, () => setNote(undefined));
    const hide = () => setNote(undefined);
    // This code was fetched because the pointer came, which may be at rest by now.
    const [under] = [...view.dom.querySelectorAll<HTMLElement>('[data-noted]:hover')].slice(-1);
    if (under) later(RESTING, () => setNote(noteAt(marked, view.posAtDOM(under))));
    view.dom.addEventListener('pointermove', follow);
    view.dom.addEventListener('pointerleave', leave);
    addEventListener('scroll', hide, true);
    return () => {
      view.dom.removeEventListener('pointermove', follow);
      view.dom.removeEventListener('pointerleave', leave);
      removeEventListener('scroll', hide, true);
    };
  }, [marked, later, setNote]);
}

/** What the mark under the pointer says; between two characters the nearer counts, so that the last may miss its own. */
function noteUnder(marked: Marked, mark: HTMLElement, x: number, y: number): Note | undefined {
  const { view } = marked;
  if (!view.dom.contains(mark)) return undefined;
  const range = document.caretRangeFromPoint?.(x, y);
  const at = range && mark.contains(range.startContainer);
  return (
    (at && noteAt(marked, view.posAtDOM(range.startContainer, range.startOffset))) ||
    noteAt(marked, view.posAtDOM(mark))
  );
}

function noteAt({ view, titlesAt }: Marked, at: number): Note | undefined {
  const titles = titlesAt(view.state, at);
  const place = titles.length > 0 && view.coordsAtPos(at, 1);
  if (!place) return undefined;
  const { top, bottom } = view.scrollDOM.getBoundingClientRect();
  if (place.bottom < top || place.top > bottom) return undefined;
  return { at, titles, left: place.left, top: place.top, bottom: place.bottom };
}
