import { type RefObject, useEffect, useLayoutEffect } from 'react';
import { LONG_TEXT, pasteLong } from './long-paste.ts';
import type { TextBoxProps } from './text-box.ts';

interface PlainTextBoxProps extends TextBoxProps {
  readonly box: RefObject<HTMLTextAreaElement | null>;
  readonly onComposing: (composing: boolean) => void;
  /** The editor's code is loaded: a long text, which takes long to lay out, is left to the editor. */
  readonly isEditorLoaded: boolean;
}

/** The text box of the first moments: a textarea. It shows no annotations. */
export function PlainTextBox({
  source,
  label,
  kind,
  onChange,
  readOnly = false,
  autoFocus = false,
  placeholder = '',
  reveal,
  box,
  onComposing,
  isEditorLoaded,
}: PlainTextBoxProps) {
  useLayoutEffect(() => {
    const follow = () => {
      const text = source.text();
      const isLeft = isEditorLoaded && text.length >= LONG_TEXT;
      if (!box.current) return;
      // What would be typed into an empty box must not take the place of the text.
      box.current.readOnly = readOnly || isLeft;
      const shown = isLeft ? '' : text;
      if (box.current.value !== shown) box.current.value = shown;
    };
    follow();
    return source.subscribe(follow);
  }, [source, box, readOnly, isEditorLoaded]);

  useEffect(() => {
    if (autoFocus) box.current?.focus();
  }, [autoFocus, box]);

  useEffect(() => {
    if (!reveal || reveal.isSeen) return;
    box.current?.focus();
    box.current?.setSelectionRange(reveal.from, reveal.to);
  }, [reveal, box]);

  return (
    <textarea
      ref={box}
      aria-label={label}
      className={`plain-text-box plain-${kind}`}
      placeholder={placeholder}
      readOnly={readOnly}
      rows={3}
      spellCheck={false}
      autoComplete="off"
      autoCapitalize="off"
      autoCorrect="off"
      translate="no"
      onChange={(event) => onChange(event.currentTarget.value)}
      onPaste={(event) => {
        if (isEditorLoaded && !readOnly) pasteLong(event, onChange);
      }}
      onCompositionStart={() => onComposing(true)}
      onCompositionEnd={() => onComposing(false)}
    />
  );
}
