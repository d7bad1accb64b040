import { Suspense, useEffect, useRef, useState } from 'react';
import { say } from '../../core/words/say.ts';
import { awaitsForgetting } from '../../session/history.ts';
import { lazyPane } from '../shared/lazy-pane.tsx';
import { type Page, usePage, useSession, useView } from '../shared/page.ts';
import { selectAbility, selectReadOnly } from '../shared/selectors.ts';
import type { CommandContext } from './command.ts';
import { isSomethingOpen, readPageInput } from './read-page-input.ts';

const loadBody = () => import('./command-host-body.tsx');
const CommandHostBody = lazyPane(() => loadBody().then((body) => body.CommandHostBody));

/**
 * Keyboard shortcuts and pastes of the whole page, and status messages. Only what must be known at
 * once is here; the commands are loaded with the first of them.
 */
export function CommandHost() {
  const page = usePage();
  const [notice, tell] = useState('');
  const editor = useRef<Element>(undefined);
  const question = useView((view) => view.question);
  const isCleared = useSession(({ history }) => awaitsForgetting(history));

  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    let wasOpen = false;
    const noteEarly = ({ type, target }: Event) => {
      if (type === 'keydown') wasOpen = isSomethingOpen();
      else if (target instanceof Element && target.closest('.rich-json')) editor.current = target;
    };
    const listen = (event: KeyboardEvent | ClipboardEvent) => {
      const input = readPageInput(event, wasOpen);
      if (!input) return;
      void loadBody().then(
        ({ fulfil }) => fulfil(input, commandContext(page, editor.current, tell)),
        () => undefined,
      );
    };
    addEventListener('keydown', noteEarly, { signal, capture: true });
    addEventListener('focusin', noteEarly, { signal });
    addEventListener('keydown', listen, { signal });
    addEventListener('paste', listen, { signal });
    return () => stop.abort();
  }, [page]);

  return (
    <>
      <span role="status" aria-label={say`Notice`} className="sr-text">
        {notice || (isCleared && say`Cleared.`)}
      </span>
      {(question || notice || isCleared) && (
        <Suspense fallback={null}>
          <CommandHostBody
            context={commandContext(page, editor.current, tell)}
            notice={notice}
            question={question}
          />
        </Suspense>
      )}
    </>
  );
}

/** What commands work on, as it is at this moment. */
function commandContext(
  { session, ask, openDialog, goTo }: Page,
  editor: Element | undefined,
  tell: (words: string) => void,
): CommandContext {
  const snapshot = session.snapshot();
  const { history, token, reading, headerText, payloadText, inside } = snapshot;
  return {
    ...{ history, token, reading, headerText, payloadText, editor, tell, ask, goTo },
    dispatch: session.dispatch,
    isEditable: !selectReadOnly(snapshot),
    canSign: selectAbility(snapshot).state === 'able' && inside.shown?.form !== 'jwe',
    sign: () => void session.sign(),
    open: openDialog,
  };
}
