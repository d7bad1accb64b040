import { useEffect, useState } from 'react';
import { recall } from './preferences.ts';

/** What lies on the desk: what is opened by a click or a key, or nothing but its quiet duties. */
export type DeskPart = 'quiet' | 'settings' | 'link' | 'ticket' | 'print';

export type Desk = readonly [DeskPart | undefined, (part: DeskPart) => void];

/**
 * Which part is open; undefined until the code for it is wanted, which is when
 * somebody asks, has set a lock or shares the screen, or may be about to print:
 * the pointer leaves for the browser's menu. `isSeen` is false for a rehearsal.
 */
export function useDesk(isSeen: boolean): Desk {
  const [part, open] = useState<DeskPart | undefined>(() =>
    isSeen && (recall('lock') ?? recall('sharing')) !== null ? 'quiet' : undefined,
  );
  useEffect(() => {
    if (!isSeen) return;
    const { documentElement } = document;
    const prepare = () => open((now) => now ?? 'quiet');
    const print = (event: KeyboardEvent) => {
      const isPrint = event.key === 'p' && (event.ctrlKey || event.metaKey);
      if (!isPrint || event.shiftKey || event.altKey) return;
      event.preventDefault();
      open('print');
    };
    documentElement.addEventListener('mouseleave', prepare, { once: true });
    addEventListener('keydown', print);
    return () => {
      documentElement.removeEventListener('mouseleave', prepare);
      removeEventListener('keydown', print);
    };
  }, [isSeen]);
  return [part, open];
}
