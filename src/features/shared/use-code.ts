import { useEffect, useState } from 'react';
import { afterFirstFrame } from '../../boot/first-frame.ts';

const loaded = new Map<unknown, unknown>();

/**
 * A module that the first frame does not wait for: undefined until it is loaded, which begins when
 * that frame is painted, and `missing` where it could not be. `load` is the same function each time.
 */
export function useCode<Code>(load: () => Promise<Code>): Code | 'missing' | undefined {
  const [code, setCode] = useState(() => loaded.get(load) as Code | undefined | 'missing');
  useEffect(() => {
    if (loaded.has(load)) return;
    let isGone = false;
    const show = (arrived: Code | 'missing') => {
      if (arrived !== 'missing') loaded.set(load, arrived);
      if (!isGone) setCode(() => arrived);
    };
    void afterFirstFrame()
      .then(load)
      .then(show, () => show('missing'));
    return () => {
      isGone = true;
    };
  }, [load]);
  return code;
}
