import { Suspense, useEffect, useRef, useState } from 'react';
import { say } from '../../core/words/say.ts';
import { canRestore } from '../../session/history.ts';
import { Button } from '../../ui/button.tsx';
import { InToastStack, Toast } from '../../ui/toast.tsx';
import { lazyPane } from '../shared/lazy-pane.tsx';
import { type Page, usePage, useSession, useView } from '../shared/page.ts';
import { selectAbility, selectReadOnly } from '../shared/selectors.ts';
import type { CommandContext } from './command.ts';
import { type PageEvent, readPageInput } from './read-page-input.ts';
import { undoByKey } from './undo-input.ts';

const loadBody = () => import('./command-host-body.ts');
const CommandDialog = lazyPane(() => loadBody().then((body) => body.CommandDialog));

/** How long a message says what was done, in milliseconds. */
const MOMENT = 6_000;

/**
 * Keyboard shortcuts and pastes of the whole page, and status messages. Only what must be known at
 * once is here; the commands are loaded with the first of them.
 */
export function CommandHost() {
  const page = usePage();
  const [notice, tell] = useState('');
  const editor = useRef<Element>(undefined);
  const question = useView((view) => view.question);

  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    const noteEditor = ({ target }: Event) => {
      if (target instanceof Element && target.closest('.rich-json')) editor.current = target;
    };
    const listen = (event: PageEvent) => {
      const input = readPageInput(event);
      if (!input || ('key' in input && undoByKey(input.key, page.session))) return;
      void loadBody().then(
        ({ fulfil }) => fulfil(input, commandContext(page, editor.current, tell)),
        () => undefined,
      );
    };
    addEventListener('focusin', noteEditor, { signal });
    for (const type of ['keydown', 'paste', 'beforeinput'] as const) {
      addEventListener(type, listen, { signal });
    }
    return () => stop.abort();
  }, [page]);

  useEffect(() => {
    if (notice === '') return;
    const timer = setTimeout(() => tell(''), MOMENT);
    return () => clearTimeout(timer);
  }, [notice]);

  return (
    <>
      <Notice words={notice} />
      {question && (
        <Suspense fallback={null}>
          <CommandDialog
            // Another question is another dialog.
            key={question.kind + (question.kind === 'commands' ? question.group : '')}
            context={commandContext(page, editor.current, tell)}
            question={question}
            onClose={() => page.ask(undefined)}
          />
        </Suspense>
      )}
    </>
  );
}

/** What was done, and after Clear the way back, which stays until something else is put in. */
function Notice({ words }: { readonly words: string }) {
  const { session, goTo } = usePage();
  const isCleared = useSession(({ history }) => canRestore(history));
  const undo = () => {
    session.dispatch({ type: 'undo' });
    goTo('token');
  };
  return (
    <InToastStack>
      <div role="status" aria-label={say`Notice`}>
        {isCleared && (
          <Toast>
            {say`Cleared.`}
            <Button small onClick={undo}>{say`Undo`}</Button>
          </Toast>
        )}
        {words !== '' && (
          <Toast>
            <span className="py-1 pr-2">{words}</span>
          </Toast>
        )}
      </div>
    </InToastStack>
  );
}

/** What commands work on, as it is at this moment. */
function commandContext(
  page: Page,
  editor: Element | undefined,
  tell: (words: string) => void,
): CommandContext {
  const { session, ask, openDialog, goTo } = page;
  const snapshot = session.snapshot();
  const { history, token, reading, headerText, payloadText, inside } = snapshot;
  return {
    ...{ page, history, token, reading, headerText, payloadText, editor, tell, ask, goTo },
    dispatch: session.dispatch,
    isEditable: !selectReadOnly(snapshot),
    canSign: selectAbility(snapshot).state === 'able' && inside.shown?.form !== 'jwe',
    sign: () => void session.sign(),
    open: openDialog,
  };
}
