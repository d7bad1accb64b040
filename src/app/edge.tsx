import { Suspense } from 'react';
import { usePointing } from '../features/shared/use-pointing.ts';
import type { SizedPane } from '../ui/late-tools.ts';
import { lazyExtra } from '../ui/lazy-extra.ts';

interface EdgeProps {
  readonly of: SizedPane;
}

/** Without it the zones keep their widths. */
const Separator = lazyExtra(() =>
  import('../features/shared/separator.tsx').then((module) => module.Separator),
);

/** Draws the edge by which a pane is resized, once somebody points at the page. */
export function Edge({ of }: EdgeProps) {
  if (!usePointing()) return null;
  return (
    <Suspense fallback={null}>
      <Separator of={of} />
    </Suspense>
  );
}
