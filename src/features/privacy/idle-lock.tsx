import { type ReactNode, useState } from 'react';
import { say, sayCount } from '../../core/words/say.ts';
import { hasDetached, type Workspace } from '../../session/workspace.ts';
import { Button } from '../../ui/button.tsx';
import { useIdleLock } from './use-idle-lock.ts';

/** What was in the boxes when they were emptied for somebody who was away. */
export interface Emptied {
  readonly boxes: 'token' | 'key' | 'both';
  /** How long nobody had done anything. */
  readonly minutes: number;
}

interface IdleLockProps {
  /** 0 is never. */
  readonly minutes: number;
  readonly workspace: Workspace;
  readonly emptied: Emptied | undefined;
  readonly onEmpty: (emptied: Emptied) => void;
}

/** Empties the boxes of a page that was left open, with a warning, and says afterwards what it emptied. */
export function IdleLock({ minutes, workspace, emptied, onEmpty }: IdleLockProps) {
  const boxes = filledBoxes(workspace);
  const [secondsLeft, keep] = useIdleLock(boxes ? minutes : 0, () => {
    if (boxes) onEmpty({ boxes, minutes });
  });
  const [isRead, setRead] = useState(false);
  if (secondsLeft !== undefined) {
    return (
      <Notice>
        {/* Told once: a count that is read out every second is of no use. */}
        <span role="alert" className="sr-text">
          {say`The boxes are emptied in 30 seconds, as nothing was done here.`}
        </span>
        <span aria-hidden="true">{say`Emptied in ${secondsLeft} s`}</span>
        <Button look="primary" onClick={keep}>
          {say`Keep`}
        </Button>
      </Notice>
    );
  }
  if (!emptied || isRead || boxes) return null;
  return (
    <Notice>
      <span role="status">{explainEmptied(emptied)}</span>
      <Button onClick={() => setRead(true)}>{say`Close`}</Button>
    </Notice>
  );
}

function Notice({ children }: { readonly children: ReactNode }) {
  return (
    <div className="fixed inset-x-2.5 bottom-3 z-20 mx-auto flex w-fit max-w-[calc(100vw-20px)] items-center gap-3 rounded-lg border border-line bg-surface px-4 py-2.5 text-13 shadow-lg">
      {children}
    </div>
  );
}

/** Undefined when there is nothing to empty. */
function filledBoxes(workspace: Workspace) {
  const { text, keyText, draft } = workspace;
  const hasToken = text !== '' || hasDetached(workspace) || draft !== undefined;
  if (!hasToken) return keyText === '' ? undefined : 'key';
  return keyText === '' ? 'token' : 'both';
}

function explainEmptied({ boxes, minutes }: Emptied): string {
  switch (boxes) {
    case 'token':
      return sayCount(
        minutes,
        'The token was emptied after {0} idle minute.',
        'The token was emptied after {0} idle minutes.',
      );
    case 'key':
      return sayCount(
        minutes,
        'The key was emptied after {0} idle minute.',
        'The key was emptied after {0} idle minutes.',
      );
    case 'both':
      return sayCount(
        minutes,
        'Token and key were emptied after {0} idle minute.',
        'Token and key were emptied after {0} idle minutes.',
      );
  }
}
