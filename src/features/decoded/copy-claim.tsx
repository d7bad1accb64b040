import { type RefObject, useEffect, useState } from 'react';
import type { JsonMember, JsonNode } from '../../core/encoding/json-text.ts';
import { memberAt } from '../../core/explain/members/member-at.ts';
import { shorten } from '../../core/words/quote.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { viewOf } from './find-pointed-member.ts';

interface CopyClaimProps {
  /** The positioned element around the editor. */
  readonly box: RefObject<HTMLElement | null>;
  readonly root: JsonNode | undefined;
  readonly text: string;
}

interface Line {
  readonly member: JsonMember;
  /** Pixels from the top of the box. */
  readonly top: number;
}

/** Copies the value of the claim on the line under the pointer, or else on the line of the caret. */
export function CopyClaim({ box, root, text }: CopyClaimProps) {
  const [hovered, setHovered] = useState<Line>();
  const [current, setCurrent] = useState<Line>();
  useEffect(() => {
    const element = box.current;
    if (!element || !root) {
      setHovered(undefined);
      setCurrent(undefined);
      return;
    }
    const ending = new AbortController();
    const { signal } = ending;
    const follow = (event: PointerEvent) => {
      if (event.pointerType === 'touch' || (event.target as Element).closest('button')) return;
      setHovered((before) => keep(before, lineAt(element, root, text, event)));
    };
    const look = () => setCurrent((before) => keep(before, lineOfCaret(element, root, text)));
    element.addEventListener('pointermove', follow, { signal });
    element.addEventListener('pointerleave', () => setHovered(undefined), { signal });
    element.addEventListener('focusin', look, { signal });
    const leave = ({ relatedTarget }: FocusEvent) => {
      if (!element.contains(relatedTarget as Node | null)) setCurrent(undefined);
    };
    element.addEventListener('focusout', leave, { signal });
    document.addEventListener('selectionchange', look, { signal });
    look();
    // Where the pointer rests already; while the text is edited the line of the caret comes first.
    const isEdited = element.contains(document.activeElement);
    setHovered(isEdited ? undefined : lineUnderPointer(element, root, text));
    return () => ending.abort();
  }, [box, root, text]);

  const line = hovered ?? current;
  if (!line) return null;
  const { name } = line.member;
  return (
    <span className="copy-claim" style={{ top: line.top }}>
      <CopyButton
        key={`${name} ${line.top}`}
        isIcon
        what={shorten(name)}
        text={valueText(line.member, text)}
      />
    </span>
  );
}

/** A string without its quotes and escapes, and anything else as it is written. */
function valueText({ value }: JsonMember, text: string): string {
  return value.type === 'string' ? value.value : text.slice(value.start, value.end);
}

function keep(before: Line | undefined, now: Line | undefined): Line | undefined {
  return before?.member === now?.member && before?.top === now?.top ? before : now;
}

function lineOfCaret(box: HTMLElement, root: JsonNode, text: string): Line | undefined {
  const view = viewOf(box, text);
  // With the focus on the button itself, the line is still the current one.
  if (!view || !box.contains(document.activeElement)) return undefined;
  return lineOf(box, root, text, view.state.selection.main.head);
}

function lineUnderPointer(box: HTMLElement, root: JsonNode, text: string): Line | undefined {
  const line = box.querySelector('.cm-line:hover');
  const view = line && viewOf(box, text);
  return view ? lineOf(box, root, text, view.posAtDOM(line)) : undefined;
}

function lineAt(
  box: HTMLElement,
  root: JsonNode,
  text: string,
  { clientX, clientY }: PointerEvent,
) {
  const view = viewOf(box, text);
  const at = view?.posAtCoords({ x: clientX, y: clientY }, false);
  const place = at === undefined ? null : view?.coordsAtPos(at);
  // Below the last line there is none.
  if (at === undefined || !place || clientY > place.bottom + 2) return undefined;
  return lineOf(box, root, text, at);
}

/** The first member that begins on the line, or the one that it belongs to. */
function lineOf(box: HTMLElement, root: JsonNode, text: string, at: number): Line | undefined {
  const view = viewOf(box, text);
  if (!view) return undefined;
  const { from, text: line } = view.state.doc.lineAt(at);
  const start = from + (/^\s*/.exec(line)?.[0].length ?? 0);
  const found = memberAt(root, start)?.member;
  const place = view.coordsAtPos(from);
  if (!found || !place) return undefined;
  return { member: found, top: place.top - box.getBoundingClientRect().top };
}
