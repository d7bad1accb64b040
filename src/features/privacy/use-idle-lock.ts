import { useEffect, useRef, useState } from 'react';

const MINUTE = 60_000;
/** Milliseconds before the end at which it is announced. */
const NOTICE = 30_000;
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'paste'] as const;

/**
 * Calls `onIdle` when nobody has done anything for so many minutes, 0 being
 * never, and counts the last 30 seconds; undefined before them. Goes by the
 * clock, as timers are still while a computer sleeps.
 */
export function useIdleLock(
  minutes: number,
  onIdle: () => void,
): readonly [secondsLeft: number | undefined, keep: () => void] {
  const [secondsLeft, setSecondsLeft] = useState<number>();
  const [stay, setStay] = useState(0);
  const latest = useRef(onIdle);
  latest.current = onIdle;
  // biome-ignore lint/correctness/useExhaustiveDependencies: "Keep" begins again
  useEffect(() => {
    if (minutes === 0) {
      setSecondsLeft(undefined);
      return;
    }
    let end = Date.now() + minutes * MINUTE;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      const left = end - Date.now();
      setSecondsLeft(left <= NOTICE ? Math.max(0, Math.ceil(left / 1000)) : undefined);
      if (left <= 0) latest.current();
      else timer = setTimeout(look, left > NOTICE ? left - NOTICE : left % 1000 || 1000);
    };
    const stir = () => {
      // What is done after the end, on waking up, comes too late.
      if (Date.now() >= end) return look();
      const wasNear = end - Date.now() <= NOTICE;
      end = Date.now() + minutes * MINUTE;
      if (wasNear) look();
    };
    look();
    for (const sign of SIGNS) addEventListener(sign, stir, { capture: true, passive: true });
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      for (const sign of SIGNS) removeEventListener(sign, stir, { capture: true });
      document.removeEventListener('visibilitychange', look);
    };
  }, [minutes, stay]);
  return [secondsLeft, () => setStay(stay + 1)];
}
