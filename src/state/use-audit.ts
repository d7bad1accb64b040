import { useEffect, useState } from 'react';
import { loadStudy } from '../pipeline.ts';
import { afterFirstFrame } from './first-frame.ts';

type Audit = NonNullable<Awaited<ReturnType<typeof loadStudy>>>;

let loaded: Audit | undefined;

/** The audit once its chunk is here, which is after the first frame; or why there is none. */
export function useAudit(): Audit | 'loading' | 'out-of-reach' {
  const [audit, setAudit] = useState<Audit | 'loading' | 'out-of-reach'>(loaded ?? 'loading');
  useEffect(() => {
    if (loaded) return;
    let gone = false;
    void afterFirstFrame()
      .then(loadStudy)
      .then((module) => {
        loaded = module;
        if (!gone) setAudit(module ?? 'out-of-reach');
      });
    return () => {
      gone = true;
    };
  }, []);
  return audit;
}
