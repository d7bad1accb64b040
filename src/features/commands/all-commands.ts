import { buttonCommands } from './button-commands.ts';
import type { Command, CommandContext } from './command.ts';
import { copyCommands } from './copy-commands.ts';
import { editCommands } from './edit-commands.ts';
import { exampleCommands } from './example-commands.ts';
import { goCommands } from './go-commands.ts';
import { insertCommands } from './insert-commands.ts';
import { pageCommands } from './page-commands.ts';
import { takeCommands } from './take-commands.ts';

/** Makes the commands that there are in a context, in the order in which they are listed. */
type CommandMaker = (context: CommandContext) => readonly Command[];

/** A new family of commands is one line here. */
const MAKERS: readonly CommandMaker[] = [
  copyCommands,
  editCommands,
  goCommands,
  takeCommands,
  pageCommands,
  insertCommands,
  exampleCommands,
];

/** The commands that would do something now, with those that are buttons of the page. */
export function availableCommands(context: CommandContext): Command[] {
  const commands = allCommands(context).filter((command) => command.available(context));
  return [...commands, ...buttonCommands(new Set(commands.map(({ name }) => name())))];
}

/** Every command with a name of its own, also those for which there is nothing to do. */
export function allCommands(context: CommandContext): Command[] {
  return MAKERS.flatMap((make) => make(context));
}
