import { useEffect, useRef } from 'react';
import type { Caret, TextBoxProps } from './text-box.ts';

interface PlainTextBoxProps extends TextBoxProps {
  /** Where the caret is; undefined when the box has no focus. */
  readonly onCaret: (caret: Caret | undefined) => void;
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
  onCaret,
  onComposing,
}: PlainTextBoxProps) {
  const box = useRef<HTMLTextAreaElement>(null);
  const report = () => {
    const element = box.current;
    if (element) onCaret({ from: element.selectionStart, to: element.selectionEnd });
  };

  useEffect(() => {
    if (autoFocus) box.current?.focus();
  }, [autoFocus]);

  useEffect(() => {
    if (!reveal) return;
    box.current?.focus();
    box.current?.setSelectionRange(reveal.from, reveal.to);
  }, [reveal]);

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
      onChange={(event) => {
        onChange(event.target.value);
        report();
      }}
      onFocus={report}
      onSelect={report}
      onBlur={() => onCaret(undefined)}
      onCompositionStart={() => onComposing(true)}
      onCompositionEnd={() => onComposing(false)}
    />
  );
}
