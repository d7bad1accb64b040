import { useEffect } from 'react';
import { usePage } from '../features/shared/page.ts';
import { recall } from '../session/preferences.ts';

/**
 * Opens what lies over the panes when it is needed without being asked for: a lock is set, the
 * screen is shared, or somebody may be about to print, as the pointer leaves for the browser's menu.
 */
export function useOpeningDesk(): void {
  const { view, openDesk } = usePage();
  useEffect(() => {
    const { documentElement } = document;
    const prepare = () => {
      if (view.snapshot().deskPart === undefined) openDesk('quiet');
    };
    const print = (event: KeyboardEvent) => {
      const isPrint = event.key === 'p' && (event.ctrlKey || event.metaKey);
      if (!isPrint || event.shiftKey || event.altKey) return;
      event.preventDefault();
      openDesk('print');
    };
    if ((recall('lock') ?? recall('sharing')) !== null) prepare();
    documentElement.addEventListener('mouseleave', prepare, { once: true });
    addEventListener('keydown', print);
    return () => {
      documentElement.removeEventListener('mouseleave', prepare);
      removeEventListener('keydown', print);
    };
  }, [view, openDesk]);
}
