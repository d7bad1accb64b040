import type { ReactNode } from 'react';
import { say } from '../../core/words/say.ts';
import { Coded } from '../../ui/quoted.tsx';

interface CauseFrameProps {
  readonly words: ReactNode;
  readonly action: ReactNode;
  readonly isSearching: boolean;
  readonly children: ReactNode;
}

/** Two lines of text and a row of buttons, which have their place while both are looked for. */
export function CauseFrame({ words, action, isSearching, children }: CauseFrameProps) {
  return (
    <>
      <div
        data-cause
        aria-busy={isSearching}
        aria-live="polite"
        className="min-h-10 break-words text-muted"
      >
        {words}
      </div>
      <div className="mt-1 flex min-h-8 items-center gap-x-2 max-md:min-h-11">
        {action}
        {children}
      </div>
    </>
  );
}

export function Fix({ words }: { readonly words: string }) {
  return (
    <p>
      <b className="font-semibold">{say`Fix:`}</b> <Coded>{words}</Coded>
    </p>
  );
}
