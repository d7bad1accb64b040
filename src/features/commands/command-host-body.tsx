import { useEffect } from 'react';
import { say } from '../../core/words/say.ts';
import { awaitsForgetting } from '../../session/history.ts';
import { Button } from '../../ui/button.tsx';
import type { CommandContext, Question } from './command.ts';
import { CommandDialog } from './command-dialog.tsx';

export { fulfil } from './handle-page-input.ts';

/** How long a word of what was done stands, in milliseconds. */
const MOMENT = 6_000;

interface CommandHostBodyProps {
  readonly context: CommandContext;
  readonly notice: string;
  readonly question: Question | undefined;
}

/** The dialog that is open, and what was done a moment ago, with the way back. */
export function CommandHostBody({ context, notice, question }: CommandHostBodyProps) {
  const { dispatch, history, tell, ask } = context;
  useEffect(() => {
    if (notice === '') return;
    const timer = setTimeout(() => tell(''), MOMENT);
    return () => clearTimeout(timer);
  }, [notice, tell]);
  const isCleared = awaitsForgetting(history) && history.past.length > 0;
  return (
    <>
      {(notice !== '' || isCleared) && (
        <div className="fixed bottom-4 left-1/2 z-20 flex w-max max-w-[calc(100vw-16px)] -translate-x-1/2 items-center gap-3 rounded-lg border border-control bg-surface px-3.5 py-2 text-13 shadow-lg print:hidden">
          {/* Said by the status beside it. */}
          <span aria-hidden="true">{notice || say`Cleared.`}</span>
          {isCleared && <Button onClick={() => dispatch({ type: 'undo' })}>{say`Undo`}</Button>}
        </div>
      )}
      {question && (
        <CommandDialog
          // Another question is another dialog.
          key={question.kind + (question.kind === 'commands' ? question.group : '')}
          context={context}
          question={question}
          onClose={() => ask(undefined)}
        />
      )}
    </>
  );
}
