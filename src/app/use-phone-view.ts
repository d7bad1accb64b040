import { useEffect } from 'react';
import { usePage } from '../features/shared/page.ts';
import type { Snapshot } from '../session/session.ts';

/**
 * On a phone another text opens the Decoded view, or Issues once its verdict is known to be bad,
 * unless the user has gone elsewhere meanwhile.
 */
export function usePhoneView(): void {
  const { session, view } = usePage();
  useEffect(() => {
    let known = '';
    let isWaiting = false;
    const follow = () => {
      const snapshot = session.snapshot();
      const { text } = snapshot.input;
      const isFirst = known === '' || text === '';
      known = text;
      if (isFirst) {
        isWaiting = text !== '';
        view.update({ phoneView: 'decoded', tokenList: 'closed' });
      }
      if (!isWaiting || snapshot.verdict === undefined) return;
      isWaiting = false;
      if (view.snapshot().phoneView === 'decoded' && isBad(snapshot)) {
        view.update({ phoneView: 'issues' });
      }
    };
    follow();
    return session.subscribe(follow);
  }, [session, view]);
}

function isBad({ verdict }: Snapshot): boolean {
  return verdict?.state === 'invalid' || verdict?.state === 'malformed';
}
