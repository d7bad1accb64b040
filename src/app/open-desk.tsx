import { Suspense } from 'react';
import type { DeskPart } from '../panes/desk.tsx';
import type { Emptied } from '../panes/idle-lock.tsx';
import { lazyPane } from '../panes/lazy-pane.tsx';
import { usePage, useSessionLater, useView } from '../panes/page.ts';
import { selectFindings } from '../panes/selectors.ts';

/** The panes and what opens over them: a chunk of its own, fetched when it is wanted. */
const Desk = lazyPane(() => import('../panes/desk.tsx').then((panes) => panes.Desk));

interface OpenDeskProps {
  readonly emptied: Emptied | undefined;
  readonly onEmpty: (emptied: Emptied) => void;
}

/** What opens over the panes, once it was wanted. */
export function OpenDesk(props: OpenDeskProps) {
  const part = useView(({ deskPart }) => deskPart);
  return part && <Opened {...props} part={part} />;
}

function Opened({ part, emptied, onEmpty }: OpenDeskProps & { readonly part: DeskPart }) {
  const { openDesk, setHarmless } = usePage();
  const workspace = useSessionLater(({ input }) => input);
  const header = useSessionLater(({ headerText }) => headerText);
  const payload = useSessionLater(({ payloadText }) => payloadText);
  const subject = {
    token: useSessionLater(({ token }) => token),
    inmost: useSessionLater(({ inside }) => inside.inmost),
    review: useSessionLater(({ review }) => review),
    verdict: useSessionLater(({ verdict }) => verdict),
    reading: useSessionLater(({ reading }) => reading),
    findings: useSessionLater(selectFindings),
    identity: useSessionLater(({ identity }) => identity),
  };
  return (
    <Suspense fallback={null}>
      <Desk
        part={part}
        onPart={openDesk}
        workspace={workspace}
        subject={subject}
        texts={{ header, payload }}
        onHarmless={setHarmless}
        emptied={emptied}
        onEmpty={onEmpty}
      />
    </Suspense>
  );
}
