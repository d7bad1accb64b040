import type { JsonMember, JsonNode } from '../../core/encoding/json-text.ts';
import { memberAt } from '../../core/explain/members/member-at.ts';
import { findEditor } from '../../editor/rich-text-box.tsx';

/** A member that somebody asks about, and the line on the screen where they do; in pixels of the window. */
export interface PointedMember {
  readonly member: JsonMember;
  readonly parents: readonly string[];
  readonly by: 'pointer' | 'caret';
  readonly anchor: { readonly left: number; readonly top: number; readonly bottom: number };
}

type Editor = NonNullable<ReturnType<typeof findEditor>>;

export function viewOf(box: HTMLElement, text: string): Editor | undefined {
  const view = findEditor(box);
  // While a long text is being read, the editor is ahead of it.
  return view && view.state.doc.length === text.replace(/\r\n/g, '\n').length ? view : undefined;
}

/** The member that the caret is in. */
export function findAtCaret(
  box: HTMLElement,
  root: JsonNode | undefined,
  text: string,
): PointedMember | undefined {
  const view = viewOf(box, text);
  if (!view?.state.selection.main.empty) return undefined;
  return pointTo(view, root, view.state.selection.main.head, 'caret');
}

/** The member that this piece of its line belongs to. */
export function findByElement(
  box: HTMLElement,
  root: JsonNode | undefined,
  text: string,
  element: Element,
): PointedMember | undefined {
  const view = viewOf(box, text);
  if (!view?.contentDOM.contains(element)) return undefined;
  return pointTo(view, root, view.posAtDOM(element), 'pointer');
}

/** The member under the pointer, whose place is in pixels of the window. */
export function findUnderPointer(
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

/** The comma belongs to the member before it, for anyone who puts the caret at the end of a line. */
function isBehindComma(view: Editor, at: number): boolean {
  const around = view.state.sliceDoc(Math.max(0, at - 1), at + 1);
  return around.startsWith(',') && !around.endsWith('"');
}

/** A hint is behind its value, and behind the comma there. */
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
