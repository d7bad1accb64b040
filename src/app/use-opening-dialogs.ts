import { useEffect } from 'react';
import { usePage } from '../features/shared/page.ts';
import { recall } from '../session/preferences.ts';

/**
 * Opens what is over the panes when it is needed without being asked for: a lock is set, the
 * screen is shared, or somebody may be about to print, as the pointer leaves for the browser's menu.
 */
export function useOpeningDialogs(): void {
  const { view, openDialog } = usePage();
  useEffect(() => {
    const { documentElement } = document;
    const prepare = () => {
      if (view.snapshot().dialogName === undefined) openDialog('none');
    };
    const print = (event: KeyboardEvent) => {
      const isPrint = event.key === 'p' && (event.ctrlKey || event.metaKey);
      if (!isPrint || event.shiftKey || event.altKey) return;
      event.preventDefault();
      openDialog('print');
    };
    if ((recall('lock') ?? recall('sharing')) !== null) prepare();
    documentElement.addEventListener('mouseleave', prepare, { once: true });
    addEventListener('keydown', print);
    return () => {
      documentElement.removeEventListener('mouseleave', prepare);
      removeEventListener('keydown', print);
    };
  }, [view, openDialog]);
}
