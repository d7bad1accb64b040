import { type ComponentType, lazy, type ReactNode, Suspense } from 'react';
import type { SizedPane } from '../state/preferences.ts';
import { usePointing } from '../state/use-pointing.ts';

/** Fetched for whoever may use it: without it the panes have the sizes they have. */
const Separator = lazy<ComponentType<ResizerProps>>(() =>
  import('../panes/separator.tsx').then(
    (module) => ({ default: module.Separator }),
    () => ({ default: () => null }),
  ),
);

interface ResizerProps {
  readonly of: SizedPane;
}

/** Draws the edge by which a pane is resized, once somebody points at the page. */
export function Resizer({ of }: ResizerProps) {
  if (!usePointing()) return null;
  return (
    <Suspense fallback={null}>
      <Separator of={of} />
    </Suspense>
  );
}

interface ResizableProps {
  readonly of: Exclude<SizedPane, 'left' | 'right'>;
  readonly children: ReactNode;
}

/** A pane whose text box can be made higher and lower. */
export function Resizable({ of, children }: ResizableProps) {
  return (
    <div className={`relative min-w-0 sized-${of}`}>
      {children}
      <Resizer of={of} />
    </div>
  );
}
