import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { LONG_TEXT, pasteLong } from './long-paste.ts';
import type { Reveal, TextBoxProps } from './text-box.ts';

interface PlainTextBoxProps extends TextBoxProps {
  readonly box: RefObject<HTMLTextAreaElement | null>;
  readonly onComposing: (composing: boolean) => void;
  /** The editor's code is loaded: a long text, which takes long to lay out, is left to the editor. */
  readonly isEditorLoaded: boolean;
  /** Where the caret is in a text that is left to the editor. */
  readonly caret: RefObject<Reveal | undefined>;
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
  caret,
  wraps = true,
  onCaret,
}: PlainTextBoxProps) {
  const isPasted = useRef(false);
  useLayoutEffect(() => {
    const follow = () => {
      const text = source.text();
      const isLeft = isEditorLoaded && text.length >= LONG_TEXT;
      if (!box.current) return;
      // What would be typed into an empty box must not take the place of the text.
      box.current.readOnly = readOnly || isLeft;
      const { value, selectionStart, selectionEnd } = box.current;
      if (!isLeft) caret.current = undefined;
      else if (value !== '') caret.current = { from: selectionStart, to: selectionEnd };
      const shown = isLeft ? '' : text;
      if (value !== shown) box.current.value = shown;
    };
    follow();
    return source.subscribe(follow);
  }, [source, box, caret, readOnly, isEditorLoaded]);

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
      wrap={wraps ? 'soft' : 'off'}
      onChange={({ currentTarget }) => {
        onChange(currentTarget.value);
        if (isPasted.current) showBeginning(currentTarget);
        isPasted.current = false;
      }}
      onSelect={({ currentTarget }) => onCaret?.(currentTarget.selectionStart)}
      onBlur={() => onCaret?.(undefined)}
      onPaste={(event) => {
        isPasted.current = kind === 'token' && isAllSelected(event.currentTarget);
        if (!isEditorLoaded || event.currentTarget.readOnly) return;
        const at = pasteLong(event, onChange);
        if (at !== undefined) caret.current = { from: at, to: at };
      }}
      onCompositionStart={() => onComposing(true)}
      onCompositionEnd={() => onComposing(false)}
    />
  );
}

/** Browsers scroll to the end of what was pasted, later in some. */
function showBeginning(box: HTMLTextAreaElement): void {
  const scroll = () => {
    box.scrollTop = 0;
  };
  scroll();
  requestAnimationFrame(scroll);
}

function isAllSelected({ value, selectionStart, selectionEnd }: HTMLTextAreaElement): boolean {
  return selectionStart === 0 && selectionEnd === value.length;
}
