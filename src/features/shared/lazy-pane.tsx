import { type ComponentType, lazy, type ReactNode } from 'react';
import { NotLoaded } from '../../ui/not-loaded.tsx';

/** A part of the page in a chunk of its own; `note` takes its place where it could not be loaded. */
export function lazyPane<Props>(
  load: () => Promise<ComponentType<Props>>,
  note: () => ReactNode = () => <NotLoaded />,
) {
  const missing: ComponentType<Props> = () => note();
  return lazy(() =>
    load().then(
      (pane) => ({ default: pane }),
      () => ({ default: missing }),
    ),
  );
}
