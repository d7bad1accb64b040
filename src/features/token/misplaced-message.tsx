import { useMemo } from 'react';
import { findServerError } from '../../core/server-errors/find-server-error.ts';
import { say } from '../../core/words/say.ts';
import { Button } from '../../ui/button.tsx';

interface MisplacedMessageProps {
  readonly text: string;
  readonly onMove: () => void;
}

/** Offers to move a server's message out of the Token field; nothing for any other text. */
export function MisplacedMessage({ text, onMove }: MisplacedMessageProps) {
  const isMessage = useMemo(() => findServerError(text) !== undefined, [text]);
  if (!isMessage) return null;
  return (
    <div
      role="note"
      className="flex flex-wrap items-center gap-2 border-t border-line bg-sunken px-4 py-2 text-12 text-muted"
    >
      <p>{say`This is an error message, not a token.`}</p>
      <Button small onClick={onMove}>{say`Move to Error message`}</Button>
    </div>
  );
}
