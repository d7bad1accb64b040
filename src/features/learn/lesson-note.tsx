import { say } from '../../core/words/say.ts';
import { findExample } from '../../session/examples/all-examples.ts';
import { Button } from '../../ui/button.tsx';

interface LessonNoteProps {
  readonly example: string;
  readonly onClose: () => void;
}

/** What to look at in the example that is open. */
export function LessonNote({ example, onClose }: LessonNoteProps) {
  const found = findExample(example);
  if (!found) return null;
  return (
    <section
      aria-label={say`About this example`}
      className="flex items-start gap-3 border-t border-line bg-sunken px-3.5 py-2.5 text-13"
    >
      <div className="min-w-0 flex-1">
        <p>
          <b>{found.name()}.</b> {found.lesson()}
        </p>
        <p className="mt-1 text-12 text-muted">
          {say`Its keys are published with this page: anyone can sign with them.`}
        </p>
      </div>
      <Button look="ghost" aria-label={say`Close the note about this example`} onClick={onClose}>
        {say`Close`}
      </Button>
    </section>
  );
}
