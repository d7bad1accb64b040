import { say } from '../../core/words/say.ts';
import { FIRST_EXAMPLES } from '../../session/open-example.ts';
import { Button } from '../../ui/button.tsx';
import type { Question } from '../commands/command.ts';

interface EmptyNoteProps {
  readonly onExample: (id: string) => void;
  readonly onAsk: (question: Question) => void;
}

/** What to do on an empty page. */
export function EmptyNote({ onExample, onAsk }: EmptyNoteProps) {
  return (
    <div className="border-t border-line px-3.5 py-3 text-13">
      <p className="text-muted">{say`Or look at an example, signed now with a key made for trying:`}</p>
      <p className="mt-2 flex flex-wrap gap-1.5">
        {FIRST_EXAMPLES.map(({ id, name }) => (
          <Button key={id} onClick={() => onExample(id)}>
            {name()}
          </Button>
        ))}
        <Button
          look="ghost"
          aria-haspopup="dialog"
          onClick={() => onAsk({ kind: 'commands', group: 'example' })}
        >
          {say`All examples…`}
        </Button>
      </p>
    </div>
  );
}
