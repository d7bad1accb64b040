import { useEffect, useMemo, useState } from 'react';
import type { ServerErrorReading } from '../../core/server-errors/find-server-error.ts';
import { spokenTag } from '../../core/words/say.ts';

/** The text of the box "Error message", and whether it was moved there from another box. */
export interface ServerMessage {
  readonly text: string;
  readonly isMoved: boolean;
}

export const NO_MESSAGE: ServerMessage = { text: '', isMoved: false };

type Find = (text: string) => ServerErrorReading | undefined;

export type ServerErrorState =
  | { readonly state: 'empty' | 'loading' | 'out-of-reach' | 'unknown' }
  | { readonly state: 'found'; readonly reading: ServerErrorReading };

/** What a server's message says. The messages of all libraries are a chunk of their own, fetched for the first one. */
export function useServerError(text: string): ServerErrorState {
  const [find, setFind] = useState<Find>();
  const [isOutOfReach, setOutOfReach] = useState(false);
  const isEmpty = text.trim() === '';

  useEffect(() => {
    if (isEmpty || find) return;
    import('../../core/server-errors/find-server-error.ts').then(
      (module) => setFind(() => module.findServerError),
      () => setOutOfReach(true),
    );
  }, [isEmpty, find]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the words are said again in another language
  return useMemo(() => {
    if (isEmpty) return { state: 'empty' };
    if (!find) return { state: isOutOfReach ? 'out-of-reach' : 'loading' };
    const reading = find(text);
    return reading ? { state: 'found', reading } : { state: 'unknown' };
  }, [text, isEmpty, find, isOutOfReach, spokenTag()]);
}
