import { type ReactNode, Suspense, useEffect, useRef } from 'react';
import type { CheckName } from '../../core/checks/check.ts';
import { formatNumber } from '../../core/words/format-number.ts';
import { say } from '../../core/words/say.ts';
import { pasteLong } from '../../editor/long-paste.ts';
import { lazyPane } from '../shared/lazy-pane.tsx';
import { readDrop } from '../shared/read-drop.ts';
import type { ServerErrorState, ServerMessage } from '../shared/use-server-error.ts';
import type { ChecksPaneProps } from './checks-pane.tsx';

export interface ServerErrorNoteProps {
  readonly message: ServerMessage;
  readonly serverError: ServerErrorState;
  readonly inputs: ChecksPaneProps;
  readonly onMessage: (message: string) => void;
  readonly onShow: (check: CheckName) => void;
}

/** Characters of a message that are read, so that its box shows no more. */
const MOST_SHOWN = 10_000;

/** For those who have a message. */
const Found = lazyPane(() =>
  import('./server-error-found.tsx').then((module) => module.ServerErrorFound),
);

const Unknown = lazyPane(() =>
  import('./server-error-found.tsx').then((module) => module.ServerErrorUnknown),
);

/** A box for what the server said, and which check it means. */
export function ServerErrorNote(props: ServerErrorNoteProps) {
  const { message, serverError, onMessage } = props;
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (!message.isMoved) return;
    box.current?.focus();
    box.current?.scrollIntoView?.({ block: 'nearest' });
  }, [message]);
  return (
    <div className="border-t border-line px-3.5 py-2.5 text-12">
      <label className="block text-muted">
        {say`Error message`}
        <textarea
          ref={box}
          rows={1}
          className="mt-0.5 block max-h-32 min-h-8 w-full resize-none rounded border border-control/60 bg-surface px-2 py-1 font-mono text-12 text-text [field-sizing:content] placeholder:text-hint"
          placeholder={say`What did the server say?`}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          translate="no"
          value={message.text.slice(0, MOST_SHOWN)}
          onChange={(event) => onMessage(event.target.value)}
          onPaste={(event) => pasteLong(event, onMessage)}
          onDropCapture={(event) => readDrop(event, onMessage)}
        />
      </label>
      {message.text.length > MOST_SHOWN && (
        <Words>{say`Only the first ${formatNumber(MOST_SHOWN)} characters of the message are read.`}</Words>
      )}
      <div role="status" aria-label={say`Explanation`} data-state={serverError.state}>
        {serverError.state === 'found' ? (
          <Suspense fallback={<Words>{WORDS.loading()}</Words>}>
            <Found {...props} reading={serverError.reading} />
          </Suspense>
        ) : serverError.state === 'unknown' ? (
          <Suspense fallback={<Words>{WORDS.loading()}</Words>}>
            <Unknown {...props} />
          </Suspense>
        ) : (
          <Words>{WORDS[serverError.state]()}</Words>
        )}
      </div>
    </div>
  );
}

const WORDS: Readonly<
  Record<Exclude<ServerErrorState['state'], 'found' | 'unknown'>, () => string>
> = {
  empty: () => '',
  loading: () => say`One moment.`,
  'out-of-reach': () =>
    say`The messages could not be loaded: the host is out of reach. Load the page again.`,
};

function Words({ children }: { readonly children: ReactNode }) {
  return children === '' ? null : <p className="mt-1.5 break-words text-muted">{children}</p>;
}
