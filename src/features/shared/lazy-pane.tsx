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

function NotLoaded() {
  return (
    <p className="px-4 py-2 text-13 text-bad">
      {say`Couldn’t load this part of the page. Check your connection and reload.`}
    </p>
  );
}
