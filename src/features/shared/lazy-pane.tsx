import { type ComponentType, lazy } from 'react';
import { say } from '../../core/words/say.ts';

/** A part of the page in a chunk of its own, or word that it did not arrive. */
export function lazyPane<Props>(load: () => Promise<ComponentType<Props>>) {
  return lazy(() =>
    load().then(
      (pane) => ({ default: pane }),
      () => ({ default: NotLoaded as ComponentType<Props> }),
    ),
  );
}

/** The same for what the page does as well without: out of reach, it is missing and nothing else. */
export function lazyExtra<Props>(load: () => Promise<ComponentType<Props>>) {
  const nothing: ComponentType<Props> = () => null;
  return lazy(() =>
    load().then(
      (pane) => ({ default: pane }),
      () => ({ default: nothing }),
    ),
  );
}

function NotLoaded() {
  return (
    <p className="px-4 py-2 text-13 text-bad">
      {say`This part of the page couldn’t be loaded because the host is out of reach. Reload the page.`}
    </p>
  );
}
