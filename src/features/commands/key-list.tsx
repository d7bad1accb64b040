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
            <th scope="col">{say`Action`}</th>
            <th scope="col">{say`Shortcut`}</th>
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
        {say`Enable single-key shortcuts (ignored while you are typing). This browser remembers the choice.`}
      </label>
      <ul className="mt-2 list-disc space-y-1 pl-5 text-muted">
        <li>{say`Paste anywhere outside a field: a key goes to the Key field, everything else to the Token field.`}</li>
        <li>
          {say`Undo reverts the last action on the page, whichever field you are in. In the Header and Payload editors, it never switches to another token.`}
        </li>
        <li>
          {say`You can restore what you cleared until you enter something else. Leaving the page erases everything.`}
        </li>
        <li>{say`Tab moves out of an editor; it does not insert a tab. Escape closes what is open and clears nothing.`}</li>
      </ul>
    </div>
  );
}
