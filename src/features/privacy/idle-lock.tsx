import { useState } from 'react';
import { say, sayCount } from '../../core/words/say.ts';
import { holdsSecrets } from '../../session/history.ts';
import { hasDetached, type Workspace } from '../../session/workspace.ts';
import { Button } from '../../ui/button.tsx';
import { InToastStack, Toast } from '../../ui/toast.tsx';
import { useSession } from '../shared/page.ts';
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
  readonly emptied: Emptied | undefined;
  readonly onEmpty: (emptied: Emptied | undefined) => void;
}

/**
 * Empties a page that was left open, with a warning, and says afterwards what it emptied. What was
 * cleared and could be restored is emptied too, without a word.
 */
export function IdleLock({ minutes, emptied, onEmpty }: IdleLockProps) {
  const boxes = useSession(({ input }) => filledBoxes(input));
  const isEmpty = useSession(({ history }) => !holdsSecrets(history));
  const [secondsLeft, keep] = useIdleLock(isEmpty ? 0 : minutes, () =>
    onEmpty(boxes && { boxes, minutes }),
  );
  const [isRead, setRead] = useState(false);
  if (secondsLeft !== undefined && boxes) {
    return (
      <InToastStack>
        <Toast>
          {/* Announced once: a count that is read out every second is of no use. */}
          <span role="alert" className="sr-text">
            {say`All fields will be cleared in 30 seconds because the page was idle.`}
          </span>
          <span aria-hidden="true">{say`Clearing in ${secondsLeft} s`}</span>
          <Button small onClick={keep}>
            {say`Keep`}
          </Button>
        </Toast>
      </InToastStack>
    );
  }
  if (!emptied || isRead || boxes) return null;
  return (
    <InToastStack>
      <Toast>
        <span role="status">{explainEmptied(emptied)}</span>
        <Button small onClick={() => setRead(true)}>{say`Close`}</Button>
      </Toast>
    </InToastStack>
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
        'The token was cleared after {0} minute of inactivity.',
        'The token was cleared after {0} minutes of inactivity.',
      );
    case 'key':
      return sayCount(
        minutes,
        'The key was cleared after {0} minute of inactivity.',
        'The key was cleared after {0} minutes of inactivity.',
      );
    case 'both':
      return sayCount(
        minutes,
        'The token and key were cleared after {0} minute of inactivity.',
        'The token and key were cleared after {0} minutes of inactivity.',
      );
  }
}
