import { useEffect, useState } from 'react';

const SIGNS = ['pointerdown', 'keydown', 'paste', 'drop'] as const;

/** Whether somebody has done anything on the page since it was opened. */
export function useTouched(): boolean {
  const [isTouched, setTouched] = useState(false);
  useEffect(() => {
    if (isTouched) return;
    const touch = () => setTouched(true);
    for (const sign of SIGNS) addEventListener(sign, touch, { capture: true, once: true });
    return () => {
      for (const sign of SIGNS) removeEventListener(sign, touch, { capture: true });
    };
  }, [isTouched]);
  return isTouched;
}
