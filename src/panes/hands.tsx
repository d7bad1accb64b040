import { Suspense, useEffect, useRef, useState } from 'react';
import { say } from '../core/words/say.ts';
import { awaitsForgetting } from '../state/history.ts';
import type { CommandDesk, Desk, Question } from './commands/command.ts';
import { lazyPane } from './lazy-pane.tsx';
import { isSomethingOpen, readWish } from './read-wish.ts';

const loadBody = () => import('./hands-body.tsx');
const HandsBody = lazyPane(() => loadBody().then((body) => body.HandsBody));

interface HandsProps {
  readonly desk: Desk;
  readonly question: Question | undefined;
  readonly onAsk: (question: Question | undefined) => void;
  /** Whether keys and pastes of the whole page are for it. */
  readonly isListening: boolean;
}

/**
 * Keys and pastes for the whole page, and what is said of them. Here is only
 * what must be known at once; what is done comes with the first of them.
 */
export function Hands({ desk, question, onAsk, isListening }: HandsProps) {
  const [notice, tell] = useState('');
  const editor = useRef<Element>(undefined);
  const full: CommandDesk = { ...desk, editor: editor.current, ask: onAsk, tell };
  const latest = useRef(full);
  latest.current = full;

  useEffect(() => {
    if (!isListening) return;
    const stop = new AbortController();
    const { signal } = stop;
    let wasOpen = false;
    const noteEarly = ({ type, target }: Event) => {
      if (type === 'keydown') wasOpen = isSomethingOpen();
      else if (target instanceof Element && target.closest('.rich-json')) editor.current = target;
    };
    const listen = (event: KeyboardEvent | ClipboardEvent) => {
      const wish = readWish(event, wasOpen);
      if (!wish) return;
      void loadBody().then(
        ({ fulfil }) => fulfil(wish, latest.current),
        () => undefined,
      );
    };
    addEventListener('keydown', noteEarly, { signal, capture: true });
    addEventListener('focusin', noteEarly, { signal });
    addEventListener('keydown', listen, { signal });
    addEventListener('paste', listen, { signal });
    return () => stop.abort();
  }, [isListening]);

  const isCleared = awaitsForgetting(desk.history);
  return (
    <>
      <span role="status" aria-label={say`Notice`} className="sr-text">
        {notice || (isCleared && say`Cleared.`)}
      </span>
      {(question || notice || isCleared) && (
        <Suspense fallback={null}>
          <HandsBody desk={full} notice={notice} question={question} />
        </Suspense>
      )}
    </>
  );
}
