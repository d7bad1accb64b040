import { useId } from 'react';
import { say } from '../../core/words/say.ts';

/** What the user chose about the whole set. */
export interface Choices {
  /** The attacker’s URL as it is typed. */
  readonly url: string;
  /** Seconds for which the control is valid. */
  readonly lifetime: number;
}

const DEFAULT_URL = 'https://attacker.example/';
const HOUR = 3600;
const LIFETIMES: Readonly<Record<number, () => string>> = {
  [HOUR]: () => say`1 hour`,
  [24 * HOUR]: () => say`1 day`,
  [30 * 24 * HOUR]: () => say`30 days`,
};

export const NO_CHOICES: Choices = { url: '', lifetime: HOUR };

/** The URL with a slash at its end; the one of nobody where none is typed, undefined where it is none. */
export function urlOf(typed: string): string | undefined {
  const text = typed.trim() || DEFAULT_URL;
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return undefined;
  const { origin, pathname } = new URL(text);
  return `${origin}${pathname.replace(/\/?$/, '/')}`;
}

const FIELD =
  'min-h-8 min-w-0 rounded border border-control bg-surface px-2 text-13 max-md:min-h-11 max-md:text-[16px]';

interface RefusalChoicesProps {
  readonly choices: Choices;
  readonly canSign: boolean;
  readonly onChange: (choices: Choices) => void;
}

export function RefusalChoices({ choices, canSign, onChange }: RefusalChoicesProps) {
  const noteId = useId();
  const isUrl = urlOf(choices.url) !== undefined;
  return (
    <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
      <div className="grid min-w-60 flex-1 gap-1">
        <label className="grid gap-1">
          <span className="text-12 text-muted">{say`URL for “jku” and “x5u”`}</span>
          <input
            type="url"
            className={FIELD}
            value={choices.url}
            placeholder={DEFAULT_URL}
            spellCheck={false}
            autoComplete="off"
            translate="no"
            aria-invalid={!isUrl}
            aria-describedby={noteId}
            onChange={({ target }) => onChange({ ...choices, url: target.value })}
          />
        </label>
        <p id={noteId} className={`text-12 ${isUrl ? 'text-muted' : 'text-bad'}`}>
          {isUrl
            ? say`To see whether your API follows the URL, serve the last two files of this list at it.`
            : say`Enter a URL that begins with https:// or http://.`}
        </p>
      </div>
      {canSign && (
        <label className="grid gap-1">
          <span className="text-12 text-muted">{say`Valid for`}</span>
          <select
            className={FIELD}
            value={choices.lifetime}
            onChange={({ target }) => onChange({ ...choices, lifetime: Number(target.value) })}
          >
            {Object.entries(LIFETIMES).map(([seconds, name]) => (
              <option key={seconds} value={seconds}>
                {name()}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}
