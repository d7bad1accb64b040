import { lazy, memo, Suspense, useEffect, useState } from 'react';
import { afterFirstFrame } from '../../boot/first-frame.ts';
import { say } from '../../core/words/say.ts';
import { Panel } from '../../ui/panel.tsx';

const IssuesBody = lazy(() =>
  import('./issues-body.tsx').then(
    (module) => ({ default: module.IssuesBody }),
    () => ({ default: NotLoaded }),
  ),
);

/** What is wrong with the token, what was checked, and what was not. */
export const ReviewArea = memo(function ReviewArea(_: { readonly language: string }) {
  const [isPainted, setPainted] = useState(false);
  // Asked for while it is rendered, the code would come before the first frame.
  useEffect(() => {
    let isGone = false;
    void afterFirstFrame().then(() => {
      if (!isGone) setPainted(true);
    });
    return () => {
      isGone = true;
    };
  }, []);
  const empty = <Panel title={say`Issues`} />;
  return isPainted ? (
    <Suspense fallback={empty}>
      <IssuesBody />
    </Suspense>
  ) : (
    empty
  );
});

function NotLoaded() {
  return (
    <Panel title={say`Issues`}>
      <p className="px-4 py-3 text-13 text-bad">
        {say`Couldn’t load the list of issues. Check your connection and reload.`}
      </p>
    </Panel>
  );
}
