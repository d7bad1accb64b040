import {
  Annotation,
  Compartment,
  EditorState,
  type Extension,
  type SelectionRange,
  type StateEffect,
} from '@codemirror/state';
import { EditorView, placeholder as placeholderExtension } from '@codemirror/view';
import { useCodeMirror } from '@uiw/react-codemirror';
import { Suspense, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { JsonPart } from '../core/compose/complete-json.ts';
import { findChange } from '../core/compose/find-change.ts';
import { withLineFeeds } from '../core/encoding/end-of-lines.ts';
import { formatDistance } from '../core/explain/duration.ts';
import { SIGNATURE_ALGORITHMS } from '../core/registry/algorithms.ts';
import { say } from '../core/words/say.ts';
import { lazyExtra } from '../ui/lazy-extra.ts';
import { setAnnotations, type TextAnnotation, titlesAt } from './annotations.ts';
import { editorExtensions, wrapping } from './extensions.ts';
import type { Handover, Reveal, TextBoxProps } from './text-box.ts';

/** What the editor was last given, or reported. */
interface Shown {
  readonly text?: string | undefined;
  readonly annotations?: readonly TextAnnotation[] | undefined;
  readonly subject?: string | undefined;
}

/** Marks a change that came from outside, which must not be reported back. */
const fromOutside = Annotation.define<boolean>();

const NO_WRAPPING: Extension = [];

/** A text that is pasted over all of the old one is shown from its beginning. */
const beginningOfPasted = EditorState.transactionExtender.of((transaction) => {
  if (!transaction.isUserEvent('input.paste')) return null;
  const { length } = transaction.startState.doc;
  let isWhole = false;
  transaction.changes.iterChangedRanges((from, to) => {
    isWhole = from === 0 && to === length;
  });
  return isWhole ? { effects: EditorView.scrollIntoView(0) } : null;
});

/** A chunk of its own, fetched when somebody comes near a mark. */
const MarkNotes = lazyExtra(() => import('./mark-notes.tsx').then((module) => module.MarkNotes));

/** The text box as a CodeMirror editor. */
export function RichTextBox({
  label,
  kind,
  part,
  source,
  onChange,
  annotations,
  annotated,
  annotate,
  readOnly = false,
  placeholder = '',
  reveal,
  wraps = true,
  onCaret,
  hidden,
  onReady,
  caret,
  scrolled,
}: TextBoxProps & Handover) {
  const [container, setContainer] = useState<HTMLDivElement | null>(null);
  const [view, setView] = useState<EditorView>();
  const [isNear, setNear] = useState(false);
  const latest = useRef({ onChange, annotate, onReady, onCaret });
  latest.current = { onChange, annotate, onReady, onCaret };
  const shown = useRef<Shown>({});
  const [{ locked, wrapped, editing }] = useState(() => ({
    locked: new Compartment(),
    wrapped: new Compartment(),
    editing: new Compartment(),
  }));

  const extensions = useMemo(
    () => [
      ...editorExtensions(label, kind),
      placeholderExtension(placeholder),
      locked.of([]),
      wrapped.of(wrapping),
      editing.of([]),
      EditorState.transactionExtender.of((transaction) => {
        if (!transaction.docChanged || transaction.annotation(fromOutside)) return null;
        const now = latest.current.annotate?.(transaction.newDoc.toString());
        if (!now) return null;
        shown.current = { ...shown.current, annotations: now };
        return { effects: setAnnotations.of(now) };
      }),
      kind === 'token' ? beginningOfPasted : [],
      EditorView.updateListener.of((update) => {
        const { view: updated } = update;
        if (update.focusChanged || update.selectionSet) {
          latest.current.onCaret?.(updated.hasFocus ? update.state.selection.main.head : undefined);
        }
        if (update.focusChanged && updated.hasFocus && kind === 'json') {
          void loadEditing(part).then((loaded) =>
            updated.dispatch({ effects: editing.reconfigure(loaded) }),
          );
        }
        if (!update.docChanged) return;
        if (update.transactions.some((transaction) => transaction.annotation(fromOutside))) return;
        const typed = update.state.doc.toString();
        shown.current = { ...shown.current, text: typed };
        latest.current.onChange(typed);
      }),
    ],
    [label, kind, part, placeholder, locked, wrapped, editing],
  );
  useCodeMirror({
    container,
    extensions,
    theme: 'none',
    basicSetup: false,
    indentWithTab: false,
    onCreateEditor: (created) => {
      shown.current = {};
      setView(created);
    },
  });

  useLayoutEffect(() => {
    if (!view) return;
    const follow = () => {
      const text = source.text();
      const subject = source.subject();
      const { current: before } = shown;
      if (before.text === text && before.subject === subject) return;
      const effects: StateEffect<unknown>[] = [];
      const isOther = before.subject !== subject;
      // Reading a long text out of the editor again takes longer than all the rest.
      const changes =
        before.text === text
          ? undefined
          : findChange(view.state.doc.toString(), withLineFeeds(text));
      const marks = changes && (latest.current.annotate?.(text) ?? (isOther ? [] : undefined));
      if (marks) effects.push(setAnnotations.of(marks));
      shown.current = { text, subject, annotations: marks ?? before.annotations };
      if (!changes) return;
      const selection = caretAfter(changes, view.state.selection.main);
      view.dispatch({ effects, changes, selection, annotations: fromOutside.of(true) });
    };
    follow();
    return source.subscribe(follow);
  }, [view, source]);

  useLayoutEffect(() => {
    // Annotations of an older text would be in the wrong places.
    if (!view || annotated !== source.text()) return;
    if (shown.current.annotations === annotations) return;
    shown.current = { ...shown.current, annotations };
    view.dispatch({ effects: setAnnotations.of(annotations) });
  }, [view, source, annotations, annotated]);

  useEffect(() => {
    view?.dispatch({ effects: locked.reconfigure(EditorState.readOnly.of(readOnly)) });
  }, [view, readOnly, locked]);

  useEffect(() => {
    const wanted = wraps ? wrapping : NO_WRAPPING;
    if (view && wrapped.get(view.state) !== wanted) {
      view.dispatch({ effects: wrapped.reconfigure(wanted) });
    }
  }, [view, wraps, wrapped]);

  useEffect(() => {
    if (view) latest.current.onReady();
  }, [view]);

  useLayoutEffect(() => {
    if (!view || hidden) return;
    view.requestMeasure();
    if (caret) focusAt(view, caret, false);
    view.scrollDOM.scrollTop = scrolled;
  }, [view, hidden, caret, scrolled]);

  useEffect(() => {
    if (view && reveal?.isSeen) bringIntoView(view, reveal);
    else if (view && reveal) focusAt(view, reveal);
  }, [view, reveal]);

  const hasNotes = annotations.some((each) => each.kind === 'mark' && each.title !== undefined);
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the editor inside takes keys and pointer */}
      <div
        ref={setContainer}
        hidden={hidden}
        className={`rich-text-box rich-${kind}`}
        onKeyDown={() => setNear(true)}
        onPointerMove={() => setNear(true)}
        onPointerDown={() => setNear(true)}
      />
      {view && isNear && hasNotes && (
        <Suspense fallback={null}>
          <MarkNotes view={view} titlesAt={titlesAt} annotations={annotations} />
        </Suspense>
      )}
    </>
  );
}

/** The editor that is in an element, with the text it holds at this moment. */
export function findEditor(element: HTMLElement): EditorView | undefined {
  const editor = element.querySelector<HTMLElement>('.cm-editor');
  return (editor && EditorView.findFromDOM(editor)) ?? undefined;
}

/** Nothing where the chunk is out of reach: the text can be edited all the same. */
async function loadEditing(part: JsonPart | undefined): Promise<Extension> {
  const module = await import('./json-editing.ts').catch(() => undefined);
  const words = {
    completions: say`Completions`,
    distance: formatDistance,
    algorithms: SIGNATURE_ALGORITHMS.map(({ name }) => name),
  };
  return module?.jsonEditing(part, words) ?? [];
}

/** Where the caret goes when the text at it changes, as with Undo; undefined where it stays. */
function caretAfter(
  { from, to, insert }: { readonly from: number; readonly to: number; readonly insert: string },
  { empty, head }: SelectionRange,
): { readonly anchor: number } | undefined {
  return empty && from <= head && head <= to ? { anchor: from + insert.length } : undefined;
}

function bringIntoView(view: EditorView, { from }: Reveal): void {
  const at = Math.min(from, view.state.doc.length);
  view.dispatch({ effects: EditorView.scrollIntoView(at, { y: 'center' }) });
}

function focusAt(view: EditorView, { from, to }: Reveal, scrollIntoView = true): void {
  const { length } = view.state.doc;
  const selection = { anchor: Math.min(from, length), head: Math.min(to, length) };
  view.dispatch({ selection, scrollIntoView });
  view.focus();
}
