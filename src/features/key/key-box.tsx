import { type ChangeEvent, type ClipboardEvent, type DragEvent, useMemo, useRef } from 'react';
import { cutToLimits } from '../../core/keys/key-limits.ts';
import type { KeyFile } from '../../core/keys/read-key-file.ts';
import { say } from '../../core/words/say.ts';
import { pasteLong } from '../../editor/long-paste.ts';
import { readKeyDrop, readKeyPaste } from '../shared/read-drop.ts';

interface KeyBoxProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onFile: (file: KeyFile) => void;
}

/** Characters that are typed at once; more were pasted or dropped. */
const MAX_TYPED = 40;

/** Where a key is pasted, typed or dropped. */
export function KeyBox({ text, onText, onFile }: KeyBoxProps) {
  const shown = useMemo(() => cutToLimits(text), [text]);
  const box = useRef<HTMLTextAreaElement>(null);
  // Browsers scroll to the end of a paste, and a key says what it is at its beginning.
  const showBeginning = () => {
    requestAnimationFrame(() => {
      if (box.current) box.current.scrollTop = 0;
    });
  };
  return (
    <textarea
      ref={box}
      id="key"
      aria-label={say`Key`}
      data-undo="page"
      className="key-box"
      value={shown}
      rows={3}
      placeholder={say`Paste a PEM, JWK, JWKS, certificate or HMAC secret`}
      spellCheck={false}
      autoComplete="off"
      autoCapitalize="off"
      autoCorrect="off"
      translate="no"
      onChange={(event: ChangeEvent<HTMLTextAreaElement>) => {
        const { value } = event.target;
        if (value.length - shown.length > MAX_TYPED) showBeginning();
        onText(value);
      }}
      onDropCapture={(event: DragEvent) => readKeyDrop(event, onText, onFile)}
      onPaste={(event: ClipboardEvent<HTMLTextAreaElement>) => {
        readKeyPaste(event, onFile);
        pasteLong(event, onText);
        if (event.defaultPrevented) showBeginning();
      }}
    />
  );
}
