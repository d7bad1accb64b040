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
        {say`Use single keys as shortcuts outside of fields. This browser remembers the choice.`}
      </label>
      <ul className="mt-2 list-disc space-y-1 pl-5 text-muted">
        <li>{say`Paste outside of a field: a key goes to the Key field, everything else to the Token field.`}</li>
        <li>
          {say`Undo takes back the last step of the page, in whichever field you are. In Header and Payload it stays with their token.`}
        </li>
        <li>
          {say`What was cleared can be restored until something else is put in. Everything is gone when you leave the page.`}
        </li>
        <li>{say`Tab leaves an editor. Escape closes what is open, and clears nothing.`}</li>
      </ul>
    </div>
  );
}
