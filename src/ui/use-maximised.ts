import { useEffect, useState } from 'react';

/** Whether a pane has the page to itself; undefined until it first had. Escape ends it. */
export function useMaximised() {
  const [isMaximised, setMaximised] = useState<boolean>();
  useEffect(() => {
    if (!isMaximised) return;
    const restore = (event: KeyboardEvent) => {
      // A menu that closes says so; and nothing else is to happen on the same key.
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      event.stopPropagation();
      setMaximised(false);
    };
    document.addEventListener('keydown', restore);
    return () => document.removeEventListener('keydown', restore);
  }, [isMaximised]);
  return [isMaximised, () => setMaximised(!isMaximised)] as const;
}
