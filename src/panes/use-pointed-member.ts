import { type RefObject, useEffect, useRef, useState } from 'react';
import type { JsonMember, JsonNode } from '../core/encoding/json-text.ts';
import { memberAt } from '../core/explain/members/member-at.ts';
import { findEditor } from '../editor/rich-text-box.tsx';
import { chooseDateForm, nextDateForm, useDateForm } from '../state/date-form.ts';

/** A member that somebody asks about, and the line on the screen where they do; in pixels of the window. */
export interface PointedMember {
  readonly member: JsonMember;
  readonly parents: readonly string[];
  readonly by: 'pointer' | 'caret';
  readonly anchor: { readonly left: number; readonly top: number; readonly bottom: number };
}

/** For so long the pointer rests, or the caret, before anything is shown, in milliseconds. */
const REST = 400;
/** For so long the way from the text to the card may take. */
const WAY = 300;

/**
 * The member under the resting pointer, or the one that the caret was moved
 * into; typing, scrolling and Escape end it. A click on a date that is written
 * beside its number writes dates in the next form.
 */
export function usePointedMember(
  box: RefObject<HTMLElement | null>,
  root: JsonNode | undefined,
  text: string,
) {
  const [pointed, setPointed] = useState<PointedMember>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const form = useDateForm();
  const latest = useRef({ root, text, form, pointed });
  latest.current = { root, text, form, pointed };

  const later = (act: () => void, delay: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(act, delay);
  };
  const hide = () => {
    clearTimeout(timer.current);
    if (latest.current.pointed) setPointed(undefined);
  };
  const latestActs = useRef({ later, hide });
  latestActs.current = { later, hide };

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const acts = latestActs.current;
    const stop = listen(element, {
      show: (find) =>
        acts.later(() => {
          const found = find(latest.current.root, latest.current.text);
          if (isSame(found, latest.current.pointed)) return;
          setPointed(found);
        }, REST),
      leave: () => acts.later(() => setPointed(undefined), WAY),
      hide: acts.hide,
      isShown: () => latest.current.pointed !== undefined,
      isByPointer: () => latest.current.pointed?.by === 'pointer',
      nextForm: () => chooseDateForm(nextDateForm(latest.current.form)),
    });
    return () => {
      clearTimeout(timer.current);
      stop();
    };
  }, [box]);

  // Other text, other places.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is what the card belongs to
  useEffect(() => setPointed(undefined), [text]);

  return {
    pointed,
    keep: () => clearTimeout(timer.current),
    leave: () => pointed?.by === 'pointer' && later(() => setPointed(undefined), WAY),
  };
}

type Editor = NonNullable<ReturnType<typeof findEditor>>;
type Find = (root: JsonNode | undefined, text: string) => PointedMember | undefined;

interface Acts {
  readonly show: (find: Find) => void;
  readonly leave: () => void;
  readonly hide: () => void;
  readonly isShown: () => boolean;
  readonly isByPointer: () => boolean;
  readonly nextForm: () => void;
}

function listen(box: HTMLElement, acts: Acts): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  const ofText = (event: Event) => (event.target as Element).closest('.cm-content') !== null;
  let typedAt = Number.NEGATIVE_INFINITY;

  const on = <Name extends keyof HTMLElementEventMap>(
    name: Name,
    act: (event: HTMLElementEventMap[Name]) => void,
  ) => box.addEventListener(name, act, { signal });
  on('pointermove', (event) => {
    if (event.pointerType === 'touch' || event.buttons !== 0) return;
    if (!ofText(event)) return;
    const { clientX, clientY, target } = event;
    acts.show((root, text) => findUnderPointer(box, root, text, target, clientX, clientY));
  });
  on('pointerleave', () => acts.isByPointer() && acts.leave());
  on('pointerdown', (event) => ofText(event) && acts.hide());
  on('click', (event) => {
    if ((event.target as Element).closest('.cm-date')) acts.nextForm();
  });
  on('beforeinput', () => {
    typedAt = performance.now();
    acts.hide();
  });
  on('focusout', (event) => {
    if (!box.contains(event.relatedTarget as Node | null)) acts.hide();
  });
  const lookAtCaret = () => {
    // Typing moves the caret too.
    if (performance.now() - typedAt < REST) return;
    if (box.querySelector('.cm-content') !== document.activeElement) return;
    acts.show((root, text) => findAtCaret(box, root, text));
  };
  document.addEventListener('selectionchange', lookAtCaret, { signal });
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || !acts.isShown()) return;
      // This Escape is used up.
      event.preventDefault();
      event.stopPropagation();
      acts.hide();
    },
    { signal, capture: true },
  );
  document.addEventListener('scroll', acts.hide, { signal, capture: true, passive: true });
  window.addEventListener('resize', acts.hide, { signal });
  lookAtCaret();
  // Where the pointer has come to rest while this code was on its way.
  const hovered = [...box.querySelectorAll('.cm-line :hover')].at(-1);
  if (hovered) acts.show((root, text) => findByElement(box, root, text, hovered));
  return () => ending.abort();
}

function viewOf(box: HTMLElement, text: string): Editor | undefined {
  const view = findEditor(box);
  // While a long text is being read, the editor is ahead of it.
  return view && view.state.doc.length === text.replace(/\r\n/g, '\n').length ? view : undefined;
}

function findAtCaret(box: HTMLElement, root: JsonNode | undefined, text: string) {
  const view = viewOf(box, text);
  if (!view?.state.selection.main.empty) return undefined;
  return pointTo(view, root, view.state.selection.main.head, 'caret');
}

function findByElement(
  box: HTMLElement,
  root: JsonNode | undefined,
  text: string,
  element: Element,
): PointedMember | undefined {
  const view = viewOf(box, text);
  if (!view?.contentDOM.contains(element)) return undefined;
  return pointTo(view, root, view.posAtDOM(element), 'pointer');
}

function findUnderPointer(
  box: HTMLElement,
  root: JsonNode | undefined,
  text: string,
  target: EventTarget | null,
  x: number,
  y: number,
): PointedMember | undefined {
  const view = viewOf(box, text);
  if (!view) return undefined;
  const hint = target instanceof Element ? target.closest('.cm-hint') : null;
  if (hint) return pointTo(view, root, beforeHint(view, hint), 'pointer');
  const at = view.posAtCoords({ x, y });
  const place = at === null ? null : view.coordsAtPos(at);
  if (at === null || !place) return undefined;
  const slack = view.defaultCharacterWidth;
  const isOnText =
    y >= place.top && y <= place.bottom && x >= place.left - slack && x <= place.right + slack;
  return isOnText ? pointTo(view, root, at, 'pointer') : undefined;
}

/** The comma belongs to the member before it, for whoever puts the caret at the end of a line. */
function isBehindComma(view: Editor, at: number): boolean {
  const around = view.state.sliceDoc(Math.max(0, at - 1), at + 1);
  return around.startsWith(',') && !around.endsWith('"');
}

/** A hint stands behind its value, and behind the comma there. */
function beforeHint(view: Editor, hint: Element): number {
  return Math.max(0, view.posAtDOM(hint) - 1);
}

function pointTo(
  view: Editor,
  root: JsonNode | undefined,
  at: number,
  by: PointedMember['by'],
): PointedMember | undefined {
  const found = root && memberAt(root, isBehindComma(view, at) ? at - 1 : at);
  const place = view.coordsAtPos(at);
  if (!found || !place) return undefined;
  const name = view.coordsAtPos(found.member.nameStart);
  const isSameLine = name !== null && Math.abs(name.top - place.top) < 2;
  const { left } = isSameLine ? name : place;
  return { ...found, by, anchor: { left, top: place.top, bottom: place.bottom } };
}

function isSame(one: PointedMember | undefined, other: PointedMember | undefined): boolean {
  return one?.member === other?.member && one?.anchor.top === other?.anchor.top;
}
