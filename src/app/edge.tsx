import { type ComponentType, lazy, Suspense } from 'react';
import { usePointing } from '../features/shared/use-pointing.ts';
import type { SizedPane } from '../ui/late-tools.ts';

interface EdgeProps {
  readonly of: SizedPane;
}

/** Fetched for whoever may use it: without it the panes have the sizes they have. */
const Separator = lazy<ComponentType<EdgeProps>>(() =>
  import('../features/shared/separator.tsx').then(
    (module) => ({ default: module.Separator }),
    () => ({ default: () => null }),
  ),
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
