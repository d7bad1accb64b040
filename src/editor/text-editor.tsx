import { useContext, useEffect, useRef, useState } from 'react';
import { createStore, useStore } from '../ui/store.ts';
import { takeTurn } from './idle-moment.ts';
import { LONG_TEXT } from './long-paste.ts';
import { PlainTextBox } from './plain-text-box.tsx';
import {
  type Reveal,
  type RichTextBox,
  RichTextBoxContext,
  type TextBoxProps,
  type TextSource,
} from './text-box.ts';

interface Places {
  /** The editor has taken the place of the plain box. */
  readonly isRich: boolean;
  /** Where the caret was then; undefined when the plain box had no focus. */
  readonly caret: Reveal | undefined;
  /** How far the plain box was scrolled, in pixels. */
  readonly scrolled: number;
}

/**
 * A text box that works at once and becomes an editor when its code is loaded and there is a text,
 * or the focus. The plain box stays until the editor is ready behind it; then they change places
 * between two key presses, focus and caret included. An input method at work is not interrupted.
 */
export function TextEditor(props: TextBoxProps) {
  const box = useRef<HTMLTextAreaElement>(null);
  const [isFocused, setFocused] = useState(false);
  const isEditorLoaded = useContext(RichTextBoxContext) !== undefined;
  const RichTextBox = useRichTextBox(props.source, isFocused && !props.autoFocus);
  const caretInLong = useRef<Reveal>(undefined);
  const isReady = useRef(false);
  const isComposing = useRef(false);
  // A store, whose change is rendered before the next key press.
  const [places] = useState(() =>
    createStore<Places>({ isRich: false, caret: undefined, scrolled: 0 }),
  );
  const { isRich, caret, scrolled } = useStore(places, (state) => state);

  const changePlaces = () => {
    if (!isReady.current || isComposing.current || places.snapshot().isRich) return;
    const element = box.current;
    const hasFocus = element !== null && element === document.activeElement;
    places.update({
      isRich: true,
      caret: hasFocus ? (caretInLong.current ?? caretIn(element)) : undefined,
      scrolled: element?.scrollTop ?? 0,
    });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only notices that the editor in it is wanted
    <div className="text-editor" onFocus={() => setFocused(true)}>
      {!isRich && (
        <PlainTextBox
          {...props}
          box={box}
          isEditorLoaded={isEditorLoaded}
          caret={caretInLong}
          onComposing={(composing) => {
            isComposing.current = composing;
            if (!composing) queueMicrotask(changePlaces);
          }}
        />
      )}
      {RichTextBox && (
        <RichTextBox
          {...props}
          hidden={!isRich}
          caret={caret}
          scrolled={scrolled}
          onReady={() => {
            isReady.current = true;
            queueMicrotask(changePlaces);
          }}
        />
      )}
    </div>
  );
}

function caretIn({ selectionStart, selectionEnd }: HTMLTextAreaElement): Reveal {
  return { from: selectionStart, to: selectionEnd };
}

/**
 * The editor once its code is loaded and it is wanted, in an idle moment: all editors together, or
 * one in the task that shows the first token, would hold the page up.
 */
function useRichTextBox(source: TextSource, isFocused: boolean): RichTextBox | undefined {
  const arrived = useContext(RichTextBoxContext);
  const [editor, setEditor] = useState<RichTextBox>();
  const [hasText, setHasText] = useState(() => source.text() !== '');
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (editor) return;
    const look = () => {
      const { length } = source.text();
      if (length > 0) setHasText(true);
      setLong(length >= LONG_TEXT);
    };
    look();
    return source.subscribe(look);
  }, [source, editor]);
  const isWanted = hasText || isFocused;
  useEffect(() => {
    if (!arrived || editor || !isWanted) return;
    // The plain box does not show it.
    if (isLong) return setEditor(() => arrived);
    return takeTurn(() => setEditor(() => arrived));
  }, [arrived, editor, isWanted, isLong]);
  return editor;
}
