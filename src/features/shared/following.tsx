import type { ReactNode } from 'react';
import type { Snapshot } from '../../session/session.ts';
import { useSession, useSessionLater } from './page.ts';

interface FollowingProps {
  /** What the children are about. */
  readonly select: (snapshot: Snapshot) => unknown;
  readonly children: ReactNode;
}

/**
 * Hides children that are about an older input, until they are rendered for the present one. They
 * keep their place, so that nothing jumps.
 */
export function Following({ select, children }: FollowingProps) {
  const now = useSession(select);
  const later = useSessionLater(select);
  const isCurrent = now === later;
  return (
    <div aria-busy={!isCurrent} className={isCurrent ? 'contents' : 'contents invisible'}>
      {children}
    </div>
  );
}
