import { say, sayCount } from '../../core/words/say.ts';
import { LOCK_CHOICES, type LockMinutes } from '../../session/settings.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { LanguageRow } from './language-row.tsx';
import { SettingsRow } from './settings-row.tsx';

interface SettingsDialogProps {
  readonly lock: LockMinutes;
  readonly onLock: (minutes: LockMinutes) => void;
  readonly isSharing: boolean;
  readonly onSharing: (isOn: boolean) => void;
  readonly onOpenHere: () => void;
  readonly onClose: () => void;
}

/** The settings, a row each. They are all that the page remembers. */
export function SettingsDialog({
  lock,
  onLock,
  isSharing,
  onSharing,
  onOpenHere,
  onClose,
}: SettingsDialogProps) {
  return (
    <Dialog title={say`Settings`} closeLabel={say`Close`} onClose={onClose}>
      <div className="divide-y divide-line text-13">
        <LanguageRow />
        <SettingsRow
          name={say`Clear fields when idle`}
          note={say`Clears the Token and Key fields after this much time without input. A warning appears 30 seconds before.`}
        >
          {(id, noteId) => (
            <select
              id={id}
              aria-describedby={noteId}
              className="min-h-8 rounded border border-control bg-surface px-2 max-md:min-h-11"
              value={lock}
              onChange={({ target }) => onLock(Number(target.value) as LockMinutes)}
            >
              {LOCK_CHOICES.map((minutes) => (
                <option key={minutes} value={minutes}>
                  {minutes === 0
                    ? say`Off`
                    : sayCount(minutes, 'after {0} minute', 'after {0} minutes')}
                </option>
              ))}
            </select>
          )}
        </SettingsRow>
        <SettingsRow
          name={say`Screen sharing`}
          note={say`Blurs tokens, keys, signatures, and personal or secret values. Hover over a value to read it, or press “Show”. Screen readers still read everything.`}
        >
          {(id, noteId) => (
            <input
              id={id}
              aria-describedby={noteId}
              type="checkbox"
              className="size-5 accent-accent-fill"
              checked={isSharing}
              onChange={({ target }) => onSharing(target.checked)}
            />
          )}
        </SettingsRow>
        <div className="grid justify-items-start gap-1 px-4 py-3">
          <Button onClick={onOpenHere}>{say`Open in Claimcheck…`}</Button>
          <p className="text-12 text-muted">
            {say`A bookmark for any page, links from your own site, and this page as a redirect URI.`}
          </p>
        </div>
        <p className="px-4 py-3 text-12 text-muted">
          {say`Settings are stored in this browser. Tokens and keys never are.`}
        </p>
      </div>
    </Dialog>
  );
}
