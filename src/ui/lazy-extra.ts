import { type ComponentType, lazy } from 'react';

/** A component in a chunk of its own that the page can do without: out of reach, it is missing and nothing else. */
export function lazyExtra<Props>(load: () => Promise<ComponentType<Props>>) {
  const nothing: ComponentType<Props> = () => null;
  return lazy(() =>
    load().then(
      (component) => ({ default: component }),
      () => ({ default: nothing }),
    ),
  );
}
