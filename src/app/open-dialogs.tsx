import { Suspense } from 'react';
import type { Emptied } from '../features/privacy/idle-lock.tsx';
import type { DialogName } from '../features/shared/dialogs.ts';
import { lazyPane } from '../features/shared/lazy-pane.tsx';
import { usePage, useSession, useView } from '../features/shared/page.ts';

/** What opens over the panes: a chunk of its own, fetched when it is wanted. */
const Dialogs = lazyPane(() => import('./dialogs.tsx').then((panes) => panes.Dialogs));

interface OpenDialogsProps {
  readonly emptied: Emptied | undefined;
  readonly onEmpty: (emptied: Emptied | undefined) => void;
}

/** What opens over the panes, once it was wanted. */
export function OpenDialogs(props: OpenDialogsProps) {
  const part = useView(({ dialogName }) => dialogName);
  return part && <Opened {...props} part={part} />;
}

function Opened({ part, emptied, onEmpty }: OpenDialogsProps & { readonly part: DialogName }) {
  const { openDialog, setHarmless } = usePage();
  const workspace = useSession(({ input }) => input);
  const header = useSession(({ headerText }) => headerText);
  const payload = useSession(({ payloadText }) => payloadText);
  const subject = {
    token: useSession(({ token }) => token),
    inmost: useSession(({ inside }) => inside.inmost),
    review: useSession(({ review }) => review),
    verdict: useSession(({ verdict }) => verdict),
    reading: useSession(({ reading }) => reading),
    findings: useSession(({ findings }) => findings),
    identity: useSession(({ identity }) => identity),
  };
  return (
    <Suspense fallback={null}>
      <Dialogs
        part={part}
        onPart={openDialog}
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
