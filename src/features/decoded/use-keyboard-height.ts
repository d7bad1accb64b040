import { useEffect, useState } from 'react';

/** Lower than this is not a keyboard but a bar of the browser, in pixels. */
const LOWEST = 100;

/** How much of the page an on-screen keyboard covers, in pixels; 0 without one. */
export function useKeyboardHeight(): number {
  const [height, setHeight] = useState(0);
  useEffect(() => {
    const viewport = window.visualViewport;
    if (!viewport) return;
    const measure = () => {
      const covered = window.innerHeight - viewport.height - viewport.offsetTop;
      setHeight(viewport.scale === 1 && covered > LOWEST ? Math.round(covered) : 0);
    };
    measure();
    viewport.addEventListener('resize', measure);
    viewport.addEventListener('scroll', measure);
    return () => {
      viewport.removeEventListener('resize', measure);
      viewport.removeEventListener('scroll', measure);
    };
  }, []);
  return height;
}
