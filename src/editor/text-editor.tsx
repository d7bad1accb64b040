import { useContext, useRef, useState } from 'react';
import { PlainTextBox } from './plain-text-box.tsx';
import { type Caret, RichTextBoxContext, type TextBoxProps } from './text-box.ts';

/**
 * A text box that works at once and becomes an editor when its code is there.
 * The text lives outside, and focus and caret are carried over, so nothing that
 * is typed meanwhile is lost; an input method at work is not interrupted.
 */
export function TextEditor(props: TextBoxProps) {
  const RichTextBox = useContext(RichTextBoxContext);
  const [composing, setComposing] = useState(false);
  const caret = useRef<Caret | undefined>(undefined);
  const wasRich = useRef(false);

  if (RichTextBox && (wasRich.current || !composing)) {
    wasRich.current = true;
    return <RichTextBox {...props} caret={caret.current} />;
  }
  return (
    <PlainTextBox
      {...props}
      onCaret={(place) => {
        caret.current = place;
      }}
      onComposing={setComposing}
    />
  );
}
