import { useSyncExternalStore } from 'react';

/** Whether the screen is being shared, so that nothing of the token may show outside of what is blurred. */
export function useIsSharing(): boolean {
  return useSyncExternalStore(watchSharing, readSharing);
}

function readSharing(): boolean {
  return document.documentElement.hasAttribute('data-sharing');
}

function watchSharing(changed: () => void): () => void {
  const watch = new MutationObserver(changed);
  watch.observe(document.documentElement, { attributeFilter: ['data-sharing'] });
  return () => watch.disconnect();
}
