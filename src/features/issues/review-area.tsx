import { memo, Suspense, useEffect, useState } from 'react';
import { afterFirstFrame } from '../../boot/first-frame.ts';
import { say } from '../../core/words/say.ts';
import { NotLoaded } from '../../ui/not-loaded.tsx';
import { Panel } from '../../ui/panel.tsx';
import { lazyPane } from '../shared/lazy-pane.tsx';

const IssuesBody = lazyPane(
  () => import('./issues-body.tsx').then((module) => module.IssuesBody),
  () => (
    <Panel title={say`Issues`}>
      <NotLoaded words={say`Couldn’t load the list of issues. Check your connection and reload.`} />
    </Panel>
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
