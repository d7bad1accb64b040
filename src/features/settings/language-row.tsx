import { LANGUAGES, type LanguageTag } from '../../core/words/languages.ts';
import { say } from '../../core/words/say.ts';
import { changeLanguage, OFFERED, rememberLanguage, useUnreachable } from '../../i18n/language.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { SettingsRow } from './settings-row.tsx';

async function choose(tag: LanguageTag): Promise<void> {
  if (await changeLanguage(tag)) rememberLanguage(tag);
}

/** The languages by their own names; nothing while there is but one. */
export function LanguageRow() {
  const language = useLanguage();
  const unreachable = useUnreachable();
  if (OFFERED.length < 2) return null;
  return (
    <SettingsRow
      name={say`Language`}
      note={
        unreachable
          ? say`Couldn’t load ${LANGUAGES[unreachable]}. Check your connection and try again later.`
          : say`Follows the browser’s language until you choose one.`
      }
    >
      {(id, noteId) => (
        <select
          id={id}
          aria-describedby={noteId}
          className="min-h-8 rounded border border-control bg-surface px-2 max-md:min-h-11"
          value={language}
          onChange={({ target }) => void choose(target.value as LanguageTag)}
        >
          {OFFERED.map((tag) => (
            <option key={tag} value={tag} lang={tag}>
              {LANGUAGES[tag]}
            </option>
          ))}
        </select>
      )}
    </SettingsRow>
  );
}
