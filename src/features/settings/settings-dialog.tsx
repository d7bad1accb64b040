import { say, sayCount } from '../../core/words/say.ts';
import { LOCK_CHOICES, type LockMinutes } from '../../session/settings.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { LanguageRow } from './language-row.tsx';
import { SettingsRow } from './settings-row.tsx';

interface SettingsDialogProps {
  readonly lock: LockMinutes;
  readonly onLock: (minutes: LockMinutes) => void;
  readonly isSharing: boolean;
  readonly onSharing: (isOn: boolean) => void;
  readonly onClose: () => void;
}

/** The settings, a row each. They are all that the page remembers. */
export function SettingsDialog({
  lock,
  onLock,
  isSharing,
  onSharing,
  onClose,
}: SettingsDialogProps) {
  return (
    <Dialog title={say`Settings`} closeLabel={say`Close`} onClose={onClose}>
      <div className="divide-y divide-line text-13">
        <LanguageRow />
        <SettingsRow
          name={say`Empty the boxes when idle`}
          note={say`Token and key are emptied when nothing was done here for so long. You are warned half a minute before.`}
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
          note={say`Blurs token, key and signature, and values that are personal or secret. Point at a value for a moment to read it, and press Show for the rest. Screen readers read them as ever.`}
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
        <p className="px-4 py-3 text-12 text-muted">
          {say`Settings are kept in this browser. Tokens and keys never are.`}
        </p>
      </div>
    </Dialog>
  );
}
