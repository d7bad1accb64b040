import type { Example } from '../state/examples.ts';
import { Button } from '../ui/button.tsx';

interface EmptyNoteProps {
  readonly examples: readonly Example[];
  readonly onExample: (example: Example) => void;
}

/** What to do on an empty page. */
export function EmptyNote({ examples, onExample }: EmptyNoteProps) {
  return (
    <div className="border-t border-line px-3.5 py-3 text-note">
      <p className="text-muted">Or look at an example, made now with a key of its own:</p>
      <p className="mt-2 flex flex-wrap gap-1.5">
        {examples.map((example) => (
          <Button key={example.name} onClick={() => onExample(example)}>
            {example.name}
          </Button>
        ))}
      </p>
    </div>
  );
}
