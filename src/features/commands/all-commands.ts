import type { Command, CommandContext } from './command.ts';
import { copyCommands } from './copy-commands.ts';
import { editCommands } from './edit-commands.ts';
import { exampleCommands } from './example-commands.ts';
import { goCommands } from './go-commands.ts';
import { insertCommands } from './insert-commands.ts';
import { pageCommands } from './page-commands.ts';
import { takeCommands } from './take-commands.ts';

/** Makes the commands that there are for what is on the context, in the order in which they are listed. */
type CommandMaker = (context: CommandContext) => readonly Command[];

/** A new family of commands is one line here. */
const MAKERS: readonly CommandMaker[] = [
  copyCommands,
  editCommands,
  insertCommands,
  goCommands,
  exampleCommands,
  takeCommands,
  pageCommands,
];

/** The commands that would do something now. */
export function availableCommands(context: CommandContext): Command[] {
  return allCommands(context).filter((command) => command.available(context));
}

/** Every command, also those for which there is nothing to do. */
export function allCommands(context: CommandContext): Command[] {
  return MAKERS.flatMap((make) => make(context));
}
