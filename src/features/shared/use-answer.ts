import { useEffect, useState } from 'react';

export type Answer<Value> =
  | { readonly state: 'waiting' }
  | { readonly state: 'failed' }
  | { readonly state: 'done'; readonly value: Value };

/** What a question came to; the answer to an earlier question is never handed out. */
export function useAnswer<Value>(ask: () => Promise<Value>): Answer<Value> {
  const [latest, setLatest] = useState<{ readonly ask: unknown; readonly answer: Answer<Value> }>();
  useEffect(() => {
    let superseded = false;
    const keep = (answer: Answer<Value>) => {
      if (!superseded) setLatest({ ask, answer });
    };
    ask().then(
      (value) => keep({ state: 'done', value }),
      () => keep({ state: 'failed' }),
    );
    return () => {
      superseded = true;
    };
  }, [ask]);
  return latest?.ask === ask ? latest.answer : { state: 'waiting' };
}
