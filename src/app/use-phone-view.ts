import { useEffect, useRef } from 'react';
import { useIssues } from '../features/issues/use-issues.ts';
import { usePage, useSession } from '../features/shared/page.ts';
import type { PhoneView } from '../features/shared/phone-view.ts';
import { NO_MESSAGE } from '../features/shared/use-server-error.ts';

/**
 * On a phone a first text opens the Decoded view, or another one once its verdict is known to be
 * bad, unless the user has gone elsewhere meanwhile.
 */
export function usePhoneView(): void {
  const { session, view } = usePage();
  const model = useIssues();
  const verdict = useSession(
    ({ verdict }) => verdict && ('format' in verdict ? verdict.reason : verdict.state),
  );
  const isAwaited = useRef(false);
  useEffect(() => {
    let wasEmpty = true;
    const follow = () => {
      const isEmpty = session.snapshot().input.text === '';
      if (isEmpty !== wasEmpty) {
        isAwaited.current = !isEmpty;
        const { serverMessage } = view.snapshot();
        // It goes with the token, unless it has just come out of the Token field.
        const isKept = !isEmpty || serverMessage.isMoved;
        view.update({
          phoneView: 'decoded',
          tokenList: 'closed',
          serverMessage: isKept ? { ...serverMessage, isMoved: isEmpty } : NO_MESSAGE,
        });
      }
      wasEmpty = isEmpty;
    };
    follow();
    return session.subscribe(follow);
  }, [session, view]);

  useEffect(() => {
    if (!isAwaited.current || verdict === undefined || verdict === 'empty') return;
    const bad = viewOfBad(verdict, model);
    if (bad === undefined) return;
    isAwaited.current = false;
    if (bad && view.snapshot().phoneView === 'decoded') view.update({ phoneView: bad });
  }, [verdict, model, view]);
}

/** The view that says what is wrong; false where nothing is, and undefined while that is not known. */
function viewOfBad(
  verdict: string,
  model: ReturnType<typeof useIssues>,
): PhoneView | false | undefined {
  const hasIssues = model !== undefined && model.issues.length > 0;
  if (verdict === 'malformed') return hasIssues ? 'issues' : 'token';
  if (verdict === 'invalid' || verdict === 'other-format') return 'issues';
  if (!model?.conclusion || model.isPending) return undefined;
  const [worst] = model.issues;
  const isUnsafe = worst?.severity === 'critical' || worst?.severity === 'high';
  return isUnsafe || model.conclusion.state === 'rejected' ? 'issues' : false;
}
