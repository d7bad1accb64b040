import { useEffect, useState } from 'react';

/** Whether a pointer has moved over the page, or Tab gone through it, since it was opened. */
export function usePointing(): boolean {
  const [isPointing, setPointing] = useState(false);
  useEffect(() => {
    if (isPointing) return;
    const look = (event: Event) => {
      if (event.type === 'pointermove' || (event as KeyboardEvent).key === 'Tab') setPointing(true);
    };
    addEventListener('pointermove', look);
    addEventListener('keydown', look);
    return () => {
      removeEventListener('pointermove', look);
      removeEventListener('keydown', look);
    };
  }, [isPointing]);
  return isPointing;
}
