import { useEffect, useRef, useState } from 'react';
import { say } from '../../core/words/say.ts';
import { isUntouched } from '../../session/is-untouched.ts';
import { takeOpenedThings } from '../../session/opened-things.ts';
import { Button } from '../../ui/button.tsx';
import { usePage, useSession } from '../shared/page.ts';
import { keepOffline } from './keep-offline.ts';

/** Keeps the page for visits without a network, and offers a new version of it when there is one. */
export function OfflineNote() {
  const { session } = usePage();
  const [takeUp, setTakeUp] = useState<() => void>();
  const isBlank = useSession(({ input }) => isUntouched(input));
  // The page may be emptied, and has another session then.
  const latest = useRef(session);
  latest.current = session;
  useEffect(() => takeOpenedThings(session.dispatch), [session]);
  useEffect(() => {
    void keepOffline({
      isUntouched: () => isUntouched(latest.current.snapshot().input),
      onVersion: (take) => setTakeUp(() => take),
    });
  }, []);
  return (
    <div
      role="status"
      aria-label={say`New version`}
      className="fixed right-3.5 bottom-3.5 left-3.5 z-10 sm:left-auto"
    >
      {takeUp && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border border-control/60 bg-surface px-3.5 py-2.5 text-13 shadow-lg">
          <p>
            {isBlank
              ? say`A new version is here.`
              : say`A new version is here. Reloading empties the boxes.`}
          </p>
          <p className="ml-auto flex gap-1.5">
            <Button look="primary" onClick={takeUp}>
              {say`Reload`}
            </Button>
            <Button look="ghost" onClick={() => setTakeUp(undefined)}>
              {say`Later`}
            </Button>
          </p>
        </div>
      )}
    </div>
  );
}
