import { Suspense } from 'react';
import type { Emptied } from '../features/privacy/idle-lock.tsx';
import { lazyPane } from '../features/shared/lazy-pane.tsx';
import { usePage, useSession, useView } from '../features/shared/page.ts';
import { selectFindings } from '../features/shared/selectors.ts';
import type { DeskPart } from './desk.tsx';

/** The panes and what opens over them: a chunk of its own, fetched when it is wanted. */
const Desk = lazyPane(() => import('./desk.tsx').then((panes) => panes.Desk));

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
  const workspace = useSession(({ input }) => input);
  const header = useSession(({ headerText }) => headerText);
  const payload = useSession(({ payloadText }) => payloadText);
  const subject = {
    token: useSession(({ token }) => token),
    inmost: useSession(({ inside }) => inside.inmost),
    review: useSession(({ review }) => review),
    verdict: useSession(({ verdict }) => verdict),
    reading: useSession(({ reading }) => reading),
    findings: useSession(selectFindings),
    identity: useSession(({ identity }) => identity),
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
