import { useEffect, useRef, useState } from 'react';
import { say } from '../../core/words/say.ts';
import { isUntouched } from '../../session/is-untouched.ts';
import { takeOpenedThings } from '../../session/opened-things.ts';
import { Button } from '../../ui/button.tsx';
import { InToastStack, Toast } from '../../ui/toast.tsx';
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
    <InToastStack>
      <div role="status" aria-label={say`New version`}>
        {takeUp && (
          <Toast>
            <p className="min-w-0">
              {isBlank
                ? say`A new version is available.`
                : say`A new version is available. Reloading clears all fields.`}
            </p>
            <Button small onClick={takeUp}>
              {say`Reload`}
            </Button>
            <Button small look="ghost" onClick={() => setTakeUp(undefined)}>
              {say`Later`}
            </Button>
          </Toast>
        )}
      </div>
    </InToastStack>
  );
}
