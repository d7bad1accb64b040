import { useState } from 'react';
import { say, sayCount } from '../../core/words/say.ts';
import { Chooser } from '../../ui/chooser.tsx';
import { QuickDialog } from '../../ui/quick-dialog.tsx';
import { availableCommands } from './all-commands.ts';
import type { CommandContext, Group, Question } from './command.ts';
import { KeyList } from './key-list.tsx';
import { writeKey } from './write-key.ts';

interface CommandDialogProps {
  readonly context: CommandContext;
  readonly question: Question;
  readonly onClose: () => void;
}

/** The list of commands, or that of the keys. */
export function CommandDialog({ context, question, onClose }: CommandDialogProps) {
  const group = question.kind === 'commands' ? question.group : undefined;
  // What there was when it opened: a list must not change under the hand.
  const [commands] = useState(() =>
    availableCommands(context).filter(
      (command) => command.id !== 'commands' && (group === undefined || command.group === group),
    ),
  );
  if (question.kind === 'keys') {
    return (
      <QuickDialog title={say`Keyboard shortcuts`} closeLabel={say`Close`} onClose={onClose}>
        {() => <KeyList context={context} />}
      </QuickDialog>
    );
  }
  return (
    <QuickDialog title={titleOf(group)} closeLabel={say`Close`} onClose={onClose}>
      {(close) => (
        <Chooser
          items={commands.map(({ id, name, section, shortcut }) => ({
            id,
            name: name(),
            section: section(),
            shortcut: shortcut && writeKey(shortcut),
          }))}
          words={{
            filter: say`Search`,
            list: titleOf(group),
            nothing: say`No matches.`,
            count: (found) => sayCount(found, '{0} option', '{0} options'),
          }}
          onChoose={(id) => {
            const chosen = commands.find((command) => command.id === id);
            // First, so that the focus is back where it was when the command runs.
            close();
            onClose();
            void chosen?.run(context);
          }}
        />
      )}
    </QuickDialog>
  );
}

function titleOf(group: Group | undefined): string {
  switch (group) {
    case 'copy':
      return say`Copy`;
    case 'insert':
      return say`Insert`;
    case 'example':
      return say`Examples`;
    case 'lesson':
      return say`Lessons`;
    default:
      return say`Commands`;
  }
}
