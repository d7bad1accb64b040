import { describePlace } from '../../core/compose/json-place.ts';
import { say } from '../../core/words/say.ts';
import type { Command, CommandContext } from './command.ts';
import { snippetCommands } from './snippet-commands.ts';

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

/** Values to put where the cursor is, and payloads to begin with. */
export function insertCommands(): readonly Command[] {
  return [...cursorCommands(), ...snippetCommands()];
}

function cursorCommands(): Command[] {
  const command = (id: string, name: () => string, value: () => string | number): Command => ({
    id: `insert-${id}`,
    group: 'insert',
    section: () => say`At the cursor in the Header or Payload editor`,
    name,
    available: canInsert,
    run: (context) => insert(context, value()),
  });
  const time = (id: string, name: () => string, offset: number) =>
    command(id, name, () => Math.floor(Date.now() / 1000) + offset);
  return [
    time('now', () => say`Insert the current time`, 0),
    time('5-minutes', () => say`Insert now + 5 minutes`, 5 * MINUTE),
    time('hour', () => say`Insert now + 1 hour`, HOUR),
    time('day', () => say`Insert now + 1 day`, DAY),
    time('month', () => say`Insert now + 30 days`, 30 * DAY),
    time('hour-ago', () => say`Insert 1 hour ago`, -HOUR),
    command(
      'identifier',
      () => say`Insert a new identifier (UUID)`,
      () => crypto.randomUUID(),
    ),
  ];
}

function canInsert({ editor, isEditable }: CommandContext): boolean {
  return isEditable && editor instanceof HTMLElement && editor.isConnected;
}

function insert({ editor, tell }: CommandContext, value: string | number): void {
  // Within a string a text goes without quotation marks.
  const detail = (before: string) =>
    describePlace(before).isInString ? String(value) : JSON.stringify(value);
  const event = new CustomEvent('insert-at-cursor', { detail, cancelable: true });
  // The editor that takes it says so.
  if (editor?.dispatchEvent(event) !== false) {
    tell(say`Nothing was inserted. Click in the Header or Payload editor first.`);
  }
}
