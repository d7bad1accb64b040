import { type RefObject, useEffect, useRef, useState } from 'react';
import type { JsonNode } from '../../core/encoding/json-text.ts';
import { chooseDateForm, nextDateForm, useDateForm } from '../shared/date-form.ts';
import {
  findAtCaret,
  findByElement,
  findUnderPointer,
  type PointedMember,
} from './find-pointed-member.ts';

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

function isSame(one: PointedMember | undefined, other: PointedMember | undefined): boolean {
  return one?.member === other?.member && one?.anchor.top === other?.anchor.top;
}
