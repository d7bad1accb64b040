import { type RefObject, useEffect, useLayoutEffect } from 'react';
import type { TextBoxProps } from './text-box.ts';

interface PlainTextBoxProps extends TextBoxProps {
  readonly box: RefObject<HTMLTextAreaElement | null>;
  readonly onComposing: (composing: boolean) => void;
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
}: PlainTextBoxProps) {
  useLayoutEffect(() => {
    const follow = () => {
      const text = source.text();
      if (box.current && box.current.value !== text) box.current.value = text;
    };
    follow();
    return source.subscribe(follow);
  }, [source, box]);

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
      onCompositionStart={() => onComposing(true)}
      onCompositionEnd={() => onComposing(false)}
    />
  );
}
