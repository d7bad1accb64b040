import { useMemo } from 'react';
import type { Snapshot } from '../../session/session.ts';
import { useSessionLater } from '../shared/page.ts';
import { useCode } from '../shared/use-code.ts';
import { useNow } from '../shared/use-now.ts';

const loadChecks = () => import('./failed-claims.ts');

/** The names of the members of a part that a check failed for; none until the checks are loaded. */
export function useFailedClaims(part: 'header' | 'payload'): readonly string[] {
  const code = useCode(loadChecks);
  const review = useSessionLater(selectReview);
  const expectations = useSessionLater(selectExpectations);
  const now = useNow();
  return useMemo(
    () =>
      review && code && code !== 'missing'
        ? code.findFailedClaims(part, review, expectations, now)
        : [],
    [code, part, review, expectations, now],
  );
}

/** Of the layer that is shown, where that is the one whose claims are checked. */
function selectReview({ inside, review }: Snapshot): Snapshot['review'] {
  return inside.shown === inside.inmost ? review : undefined;
}

function selectExpectations({ input }: Snapshot): Snapshot['input']['expectations'] {
  return input.expectations;
}
