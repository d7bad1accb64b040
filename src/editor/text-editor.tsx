import { useContext, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { takeTurn } from './idle-moment.ts';
import { PlainTextBox } from './plain-text-box.tsx';
import {
  type Reveal,
  type RichTextBox,
  RichTextBoxContext,
  type TextBoxProps,
} from './text-box.ts';

/**
 * A text box that works at once and becomes an editor when its code is there.
 * The plain box stays until the editor stands ready behind it; then they change
 * places between two keystrokes, focus and caret included. An input method at
 * work is not interrupted.
 */
export function TextEditor(props: TextBoxProps) {
  const RichTextBox = useRichTextBox();
  const box = useRef<HTMLTextAreaElement>(null);
  const standsReady = useRef(false);
  const composing = useRef(false);
  const [caret, setCaret] = useState<Reveal>();
  const [isRich, setRich] = useState(false);

  const changePlaces = () => {
    if (!standsReady.current || composing.current) return;
    flushSync(() => {
      const element = box.current;
      if (element && element === document.activeElement) {
        setCaret({ from: element.selectionStart, to: element.selectionEnd });
      }
      setRich(true);
    });
  };
  return (
    <>
      {!isRich && (
        <PlainTextBox
          {...props}
          box={box}
          onComposing={(isComposing) => {
            composing.current = isComposing;
            if (!isComposing) queueMicrotask(changePlaces);
          }}
        />
      )}
      {RichTextBox && (
        <RichTextBox
          {...props}
          hidden={!isRich}
          caret={caret}
          onReady={() => {
            standsReady.current = true;
            queueMicrotask(changePlaces);
          }}
        />
      )}
    </>
  );
}

/** The editor once its code is there: at once, or in its turn, as all boxes together would hold the page up. */
function useRichTextBox(): RichTextBox | undefined {
  const arrived = useContext(RichTextBoxContext);
  const [editor, setEditor] = useState(() => arrived);
  useEffect(() => {
    if (!arrived || arrived === editor) return;
    return takeTurn(() => flushSync(() => setEditor(() => arrived)));
  }, [arrived, editor]);
  return editor;
}
