import { X } from 'lucide-react';
import { say } from '../../core/words/say.ts';
import { findExample } from '../../session/examples/all-examples.ts';
import { isLesson } from '../../session/lessons/lesson.ts';
import { IconButton } from '../../ui/button.tsx';
import { Coded } from '../../ui/quoted.tsx';
import { InToastStack, Toast } from '../../ui/toast.tsx';

interface LessonNoteProps {
  readonly example: string;
  readonly onClose: () => void;
}

/** What to look at in the example that is open. */
export function LessonNote({ example, onClose }: LessonNoteProps) {
  const found = findExample(example);
  // A lesson has a pane.
  if (!found || isLesson(example)) return null;
  return (
    <InToastStack>
      <Toast role="region" aria-label={say`About this example`}>
        <div className="min-w-0 flex-1">
          <p>
            <b>
              <Coded>{`${found.name()}.`}</Coded>
            </b>{' '}
            <Coded>{found.lesson()}</Coded>
          </p>
          {!found.hasOwnKey && (
            <p className="mt-1 text-12 text-muted">
              {say`Example keys are public. Never use them in production.`}
            </p>
          )}
        </div>
        <IconButton
          small
          icon={X}
          label={say`Close the note about this example`}
          className="self-start"
          onClick={onClose}
        />
      </Toast>
    </InToastStack>
  );
}
