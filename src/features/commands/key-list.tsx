import { useState } from 'react';
import { say } from '../../core/words/say.ts';
import { areSingleKeysOn, setSingleKeys } from '../shared/key-preference.ts';
import { allCommands } from './all-commands.ts';
import type { CommandContext } from './command.ts';
import { writeKey } from './write-key.ts';

interface KeyListProps {
  readonly context: CommandContext;
}

/** Every shortcut, what goes without one, and the switch for those of a single key. */
export function KeyList({ context }: KeyListProps) {
  const [single, setSingle] = useState(areSingleKeysOn);
  const commands = allCommands(context).filter(({ shortcut }) => shortcut !== undefined);
  return (
    <div className="overflow-y-auto px-3.5 pt-1 pb-3.5 text-13">
      <table className="w-full">
        <thead className="sr-only">
          <tr>
            <th scope="col">{say`What it does`}</th>
            <th scope="col">{say`Key`}</th>
          </tr>
        </thead>
        <tbody>
          {commands.map(({ id, name, shortcut = '' }) => (
            <tr key={id} className="border-b border-line">
              <td className="py-1">{name()}</td>
              <td className="py-1 text-right">
                <kbd className="rounded border border-line px-1.5 font-mono text-12 text-muted">
                  {writeKey(shortcut)}
                </kbd>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <label className="mt-3 flex items-start gap-2">
        <input
          type="checkbox"
          className="mt-1"
          checked={single}
          onChange={({ target }) => {
            setSingleKeys(target.checked);
            setSingle(target.checked);
          }}
        />
        {say`Single keys are shortcuts where no text is typed. This browser remembers the choice.`}
      </label>
      <ul className="mt-2 list-disc space-y-1 pl-5 text-muted">
        <li>{say`Paste anywhere outside of the boxes: a key goes to Key, everything else to Token.`}</li>
        <li>
          {say`Undo in a box takes back what was typed in it; then, and everywhere else, the last step of the page.`}
        </li>
        <li>
          {say`What you clear can be brought back for 30 seconds, or until something new is pasted. Then it is gone, and so is everything when you leave the page.`}
        </li>
        <li>{say`Tab leaves an editor; it never types.`}</li>
      </ul>
    </div>
  );
}
