import { parseKeys } from '../../core/keys/parse-keys.ts';
import { say } from '../../core/words/say.ts';
import { areSingleKeysOn } from '../shared/key-preference.ts';
import { allCommands } from './all-commands.ts';
import type { CommandContext } from './command.ts';
import type { PageInput } from './read-page-input.ts';

/** Does what a key or a paste asks for. */
export function fulfil(input: PageInput, context: CommandContext): void {
  if ('pasted' in input) paste(input.pasted, context);
  else press(input.key, context);
}

function press(key: string, context: CommandContext): void {
  if (key.length === 1 && !areSingleKeysOn()) return;
  const command = allCommands(context).find(({ shortcut }) => shortcut === key);
  if (command?.available(context)) void command.run(context);
}

/** A paste into no box: a key goes where keys go, everything else to Token. */
function paste(text: string, { dispatch, tell }: CommandContext): void {
  if (isKey(text)) {
    dispatch({ type: 'type-key', text });
    tell(say`Pasted into the Key field.`);
  } else {
    dispatch({ type: 'type-token', text });
    tell(say`Pasted into the Token field.`);
  }
}

/** Whether it can be nothing else: any text may be a secret, but then it may be a token as well. */
function isKey(text: string): boolean {
  const reading = parseKeys(text, 'utf8');
  // JSON that holds a key somewhere may hold a token as well.
  const isInside =
    'wrappings' in reading && reading.wrappings?.some(({ kind }) => kind === 'member');
  if (isInside) return false;
  return reading.state !== 'empty' && reading.state !== 'unreadable' && reading.format !== 'text';
}
