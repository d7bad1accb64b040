import { lazy, memo, Suspense } from 'react';
import { afterFirstFrame } from '../../boot/first-frame.ts';
import { say } from '../../core/words/say.ts';
import { Panel } from '../../ui/panel.tsx';

/** A chunk of its own, which the first frame does not wait for. */
const IssuesBody = lazy(() =>
  afterFirstFrame()
    .then(() => import('./issues-body.tsx'))
    .then(
      (module) => ({ default: module.IssuesBody }),
      () => ({ default: NotLoaded }),
    ),
);

/** What is wrong with the token, what was checked, and what was not. */
export const ReviewArea = memo(function ReviewArea(_: { readonly language: string }) {
  return (
    <Suspense fallback={<Panel title={say`Issues`} />}>
      <IssuesBody />
    </Suspense>
  );
});

function NotLoaded() {
  return (
    <Panel title={say`Issues`}>
      <p className="px-4 py-3 text-13 text-bad">
        {say`The list of issues could not be loaded. Check your connection and reload.`}
      </p>
    </Panel>
  );
}
