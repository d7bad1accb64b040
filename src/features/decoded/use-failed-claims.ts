import { useEffect, useMemo, useState } from 'react';
import { afterFirstFrame } from '../../boot/first-frame.ts';
import type { Snapshot } from '../../session/session.ts';
import { useSessionLater } from '../shared/page.ts';
import { useNow } from '../shared/use-now.ts';

type Module = typeof import('./failed-claims.ts');

/** The names of the members of a part that a check failed for; none until the checks are loaded. */
export function useFailedClaims(part: 'header' | 'payload'): readonly string[] {
  const [module, setModule] = useState<Module>();
  const review = useSessionLater(selectReview);
  const expectations = useSessionLater(selectExpectations);
  const now = useNow();
  useEffect(() => {
    let isGone = false;
    afterFirstFrame()
      .then(() => import('./failed-claims.ts'))
      .then(
        (loaded) => isGone || setModule(loaded),
        () => undefined,
      );
    return () => {
      isGone = true;
    };
  }, []);
  return useMemo(
    () => (review && module ? module.findFailedClaims(part, review, expectations, now) : []),
    [module, part, review, expectations, now],
  );
}

/** Of the layer that is shown, where that is the one whose claims are checked. */
function selectReview({ inside, review }: Snapshot): Snapshot['review'] {
  return inside.shown === inside.inmost ? review : undefined;
}

function selectExpectations({ input }: Snapshot): Snapshot['input']['expectations'] {
  return input.expectations;
}
