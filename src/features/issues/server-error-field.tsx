import { MessageSquare } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { formatNumber } from '../../core/words/format-number.ts';
import { say } from '../../core/words/say.ts';
import { pasteLong } from '../../editor/long-paste.ts';
import { Icon } from '../../ui/icon.tsx';
import { usePage, useView } from '../shared/page.ts';
import { readDrop } from '../shared/read-drop.ts';

/** Characters of a message that are read, so that its box shows no more. */
const MAX_SHOWN = 10_000;

/** One line for what a server said, which grows with its text. */
export function ServerErrorField() {
  const { view } = usePage();
  const message = useView(({ serverMessage }) => serverMessage);
  const box = useRef<HTMLTextAreaElement>(null);
  const put = (text: string) => view.update({ serverMessage: { text, isMoved: false } });
  useEffect(() => {
    if (!message.isMoved) return;
    view.update({ phoneView: 'issues' });
    requestAnimationFrame(() => box.current?.focus());
  }, [message, view]);
  return (
    <div className="border-b border-line bg-surface px-4 pb-3">
      <div className="flex items-start rounded border border-control bg-surface has-focus-visible:outline-2 has-focus-visible:outline-accent">
        <Icon of={MessageSquare} className="mt-[7px] ml-2 text-muted max-md:mt-[13px]" />
        <textarea
          ref={box}
          rows={1}
          aria-label={say`Error message`}
          className="block max-h-32 min-h-[30px] w-full resize-none bg-transparent px-2 py-[5px] text-13 [field-sizing:content] outline-none placeholder:text-hint max-md:min-h-[42px] max-md:py-[11px] max-md:text-[16px]"
          placeholder={say`Paste the server’s error message`}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          translate="no"
          value={message.text.slice(0, MAX_SHOWN)}
          onChange={(event) => put(event.target.value)}
          onPaste={(event) => pasteLong(event, put)}
          onDropCapture={(event) => readDrop(event, put)}
        />
      </div>
      {message.text.length > MAX_SHOWN && (
        <p className="mt-1 text-12 text-muted">
          {say`Only the first ${formatNumber(MAX_SHOWN)} characters of the message are read.`}
        </p>
      )}
    </div>
  );
}
