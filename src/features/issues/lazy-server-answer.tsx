import { type ComponentProps, Suspense } from 'react';
import { lazyPane } from '../shared/lazy-pane.tsx';
import type { ServerErrorAnswer as Answer } from './server-error-answer.tsx';

/** A chunk of its own: few people have a server's message. */
const LazyAnswer = lazyPane(() =>
  import('./server-error-answer.tsx').then((module) => module.ServerErrorAnswer),
);

export function ServerErrorAnswer(props: ComponentProps<typeof Answer>) {
  return (
    <Suspense fallback={null}>
      <LazyAnswer {...props} />
    </Suspense>
  );
}
