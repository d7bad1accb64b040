import { createContext, startTransition, useContext, useEffect, useRef, useState } from 'react';
import type { Finding } from '../../core/audit/audit-rule.ts';
import type { ExpectationField } from '../../core/checks/expectation-texts.ts';
import { followAfterPaint } from '../../session/after-paint.ts';
import { TEST_TOKEN } from '../../session/examples/example.ts';
import { openExample } from '../../session/open-example.ts';
import { createSession, type Session, type Snapshot } from '../../session/session.ts';
import { isBlank } from '../../session/workspace.ts';
import { createStore, type Readable, type Store, useStore } from '../../ui/store.ts';
import type { Question } from '../commands/command.ts';
import type { Harmless } from '../privacy/harmless-marks.ts';
import type { DialogName } from './dialogs.ts';
import { findPlace, type Revealed } from './find-place.ts';
import { createKeyFetch, type KeyFetch } from './key-fetch.ts';
import type { PhoneView } from './phone-view.ts';
import { textSources } from './selectors.ts';
import { NO_MESSAGE, type ServerMessage } from './use-server-error.ts';

/** What is open and pointed at on the page; nothing of it is input. */
export interface View {
  /** The stretch of a text box that is to be shown. */
  readonly revealed: Revealed | undefined;
  readonly dialogName: DialogName | undefined;
  readonly question: Question | undefined;
  /** The values that may be read while the screen is shared. */
  readonly harmless: Harmless | undefined;
  /** What a server said. */
  readonly serverMessage: ServerMessage;
  readonly phoneView: PhoneView;
  /** The list of the tokens found; `comparing` asks for the token to compare with. */
  readonly tokenList: 'closed' | 'open' | 'comparing';
  /** The place of the issue, or the line, that the pointer or the focus is on: both are tinted. */
  readonly pointedIssue: Revealed | undefined;
  /** The expectation whose field is open because the user edits it. */
  readonly editedExpectation: ExpectationField | undefined;
}

const NOTHING_OPEN: View = {
  revealed: undefined,
  dialogName: undefined,
  question: undefined,
  harmless: undefined,
  serverMessage: NO_MESSAGE,
  phoneView: 'decoded',
  tokenList: 'closed',
  pointedIssue: undefined,
  editedExpectation: undefined,
};

/** The session, and what can be done with the page around it. */
export interface Page {
  readonly session: Session;
  /** The session as it was when the last frame was painted. */
  readonly later: Readable<Snapshot>;
  readonly view: Store<View>;
  readonly sources: ReturnType<typeof textSources>;
  readonly keyFetch: KeyFetch;
  readonly ask: (question: Question | undefined) => void;
  readonly openDialog: (part: DialogName) => void;
  /** Shows the place that a finding or an issue speaks of. */
  readonly revealFinding: (finding: Pick<Finding, 'where'>) => void;
  readonly reveal: (place: Revealed) => void;
  readonly goTo: (box: Revealed['part'] | 'key') => void;
  readonly setHarmless: (harmless: Harmless | undefined) => void;
  readonly openExample: (id: string) => Promise<boolean>;
}

export function createPage(session = createSession()): Page {
  const view = createStore(NOTHING_OPEN);
  const reveal = (revealed: Revealed) =>
    view.update({ revealed, phoneView: revealed.part === 'token' ? 'token' : 'decoded' });
  const focusKey = () => {
    view.update({ phoneView: 'token' });
    requestAnimationFrame(() => document.querySelector<HTMLElement>('#key')?.focus());
  };
  return {
    session,
    later: followAfterPaint(session),
    view,
    reveal,
    sources: textSources(session),
    keyFetch: createKeyFetch(session),
    setHarmless: (harmless) => view.update({ harmless }),
    ask: (question) => view.update({ question }),
    openDialog: (dialogName) => view.update({ dialogName }),
    revealFinding: ({ where }) => {
      const snapshot = session.snapshot();
      const place = findPlace(where, snapshot.token, snapshot);
      if (place) reveal(place);
      else if (where.part === 'key') focusKey();
    },
    goTo: (box) => {
      if (box === 'key') focusKey();
      else reveal({ part: box, from: 0, to: 0 });
    },
    openExample: async (id) => {
      const opened = await openExample(id);
      if (opened) {
        session.dispatch(opened.action);
        view.update({ serverMessage: { text: opened.serverMessage, isMoved: false } });
      }
      if (opened && id === TEST_TOKEN) reveal({ part: 'payload', from: 0, to: 0 });
      return opened !== undefined;
    },
  };
}

export const PageContext = createContext<Page | undefined>(undefined);

export function usePage(): Page {
  const page = useContext(PageContext);
  if (!page) throw new Error('There is no page around this component.');
  return page;
}

/** A slice of the session, rendered before the next frame. `select` must return the same value for the same snapshot. */
export function useSession<Slice>(select: (snapshot: Snapshot) => Slice): Slice {
  return useStore(usePage().session, select);
}

/**
 * A slice that is rendered after the frame that shows the input, in a transition, which further
 * input interrupts. For a moment it may belong to the input before.
 */
export function useSessionLater<Slice>(select: (snapshot: Snapshot) => Slice): Slice {
  const { later } = usePage();
  const selected = useRef(select);
  selected.current = select;
  const [slice, setSlice] = useState(() => select(later.snapshot()));
  useEffect(() => {
    const follow = () => startTransition(() => setSlice(() => selected.current(later.snapshot())));
    follow();
    return later.subscribe(follow);
  }, [later]);
  return slice;
}

export function useView<Slice>(select: (view: View) => Slice): Slice {
  return useStore(usePage().view, select);
}

/** Whether the page is the empty one: a server's message, too, is something to look at. */
export function useIsEmpty(): boolean {
  const isEmpty = useSession(({ input }) => isBlank(input));
  const hasMessage = useView(({ serverMessage }) => serverMessage.text !== '');
  return isEmpty && !hasMessage;
}
