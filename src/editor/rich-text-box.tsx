import { Annotation, Compartment, EditorState, type StateEffect } from '@codemirror/state';
import { EditorView, placeholder as placeholderExtension } from '@codemirror/view';
import { useCodeMirror } from '@uiw/react-codemirror';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { setAnnotations, type TextAnnotation } from './annotations.ts';
import { editorExtensions } from './extensions.ts';
import { findChange } from './find-change.ts';
import { jsonColours } from './json-colours.ts';
import type { Caret, TextBoxProps } from './text-box.ts';

/** Marks a change that came from outside, which must not be reported back. */
const fromOutside = Annotation.define<boolean>();

const NO_COLOURS: readonly never[] = [];

/** The text box as a CodeMirror editor. Text and annotations change in one step, before the frame is painted. */
export function RichTextBox({
  label,
  kind,
  text,
  onChange,
  annotations,
  annotate,
  readOnly = false,
  placeholder = '',
  reveal,
  caret,
}: TextBoxProps & { readonly caret: Caret | undefined }) {
  const [container, setContainer] = useState<HTMLDivElement | null>(null);
  const [view, setView] = useState<EditorView>();
  const latest = useRef({ onChange, annotate });
  latest.current = { onChange, annotate };
  const shown = useRef<readonly TextAnnotation[]>(undefined);
  const [{ locked, coloured }] = useState(() => ({
    locked: new Compartment(),
    coloured: new Compartment(),
  }));

  const extensions = useMemo(
    () => [
      ...editorExtensions(label, kind),
      placeholderExtension(placeholder),
      locked.of([]),
      coloured.of(NO_COLOURS),
      EditorState.transactionExtender.of((transaction) => {
        if (!transaction.docChanged || transaction.annotation(fromOutside)) return null;
        const now = latest.current.annotate?.(transaction.newDoc.toString());
        if (!now) return null;
        shown.current = now;
        return { effects: setAnnotations.of(now) };
      }),
      EditorView.updateListener.of((update) => {
        if (!update.docChanged) return;
        if (update.transactions.some((transaction) => transaction.annotation(fromOutside))) return;
        latest.current.onChange(update.state.doc.toString());
      }),
    ],
    [label, kind, placeholder, locked, coloured],
  );
  useCodeMirror({
    container,
    extensions,
    theme: 'none',
    basicSetup: false,
    indentWithTab: false,
    onCreateEditor: setView,
  });

  useLayoutEffect(() => {
    if (!view) return;
    const changes = findChange(view.state.doc.toString(), text);
    const colours = kind === 'json' ? jsonColours(text.length) : NO_COLOURS;
    const effects: StateEffect<unknown>[] = [];
    if (shown.current !== annotations) effects.push(setAnnotations.of(annotations));
    shown.current = annotations;
    if (coloured.get(view.state) !== colours) effects.push(coloured.reconfigure(colours));
    if (changes) view.dispatch({ effects, changes, annotations: fromOutside.of(true) });
    else if (effects.length > 0) view.dispatch({ effects });
  }, [view, text, annotations, kind, coloured]);

  useEffect(() => {
    view?.dispatch({ effects: locked.reconfigure(EditorState.readOnly.of(readOnly)) });
  }, [view, readOnly, locked]);

  const [firstCaret] = useState(caret);
  useEffect(() => {
    if (view && firstCaret) focusAt(view, firstCaret);
  }, [view, firstCaret]);

  useEffect(() => {
    if (view && reveal) focusAt(view, reveal);
  }, [view, reveal]);

  return <div ref={setContainer} className={`rich-text-box rich-${kind}`} />;
}

function focusAt(view: EditorView, { from, to }: Caret): void {
  const { length } = view.state.doc;
  const selection = { anchor: Math.min(from, length), head: Math.min(to, length) };
  view.dispatch({ selection, scrollIntoView: true });
  view.focus();
}
