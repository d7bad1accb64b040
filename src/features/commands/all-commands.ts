import type { Command, CommandDesk } from './command.ts';
import { copyCommands } from './copy-commands.ts';
import { editCommands } from './edit-commands.ts';
import { exampleCommands } from './example-commands.ts';
import { goCommands } from './go-commands.ts';
import { insertCommands } from './insert-commands.ts';
import { pageCommands } from './page-commands.ts';
import { takeCommands } from './take-commands.ts';

/** Makes the commands that there are for what is on the desk, in the order in which they are listed. */
type CommandMaker = (desk: CommandDesk) => readonly Command[];

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
export function availableCommands(desk: CommandDesk): Command[] {
  return allCommands(desk).filter((command) => command.available(desk));
}

/** Every command, also those for which there is nothing to do. */
export function allCommands(desk: CommandDesk): Command[] {
  return MAKERS.flatMap((make) => make(desk));
}
