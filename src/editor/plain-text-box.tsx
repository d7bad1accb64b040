import { type RefObject, useEffect } from 'react';
import type { TextBoxProps } from './text-box.ts';

interface PlainTextBoxProps extends TextBoxProps {
  readonly box: RefObject<HTMLTextAreaElement | null>;
  readonly onComposing: (composing: boolean) => void;
}

/** The text box of the first moments: a textarea. It shows no annotations. */
export function PlainTextBox({
  label,
  kind,
  text,
  onChange,
  readOnly = false,
  autoFocus = false,
  placeholder = '',
  reveal,
  box,
  onComposing,
}: PlainTextBoxProps) {
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
      value={text}
      placeholder={placeholder}
      readOnly={readOnly}
      rows={3}
      spellCheck={false}
      autoComplete="off"
      autoCapitalize="off"
      autoCorrect="off"
      translate="no"
      onChange={(event) => onChange(event.target.value)}
      onCompositionStart={() => onComposing(true)}
      onCompositionEnd={() => onComposing(false)}
    />
  );
}
