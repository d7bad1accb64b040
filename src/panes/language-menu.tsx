import { LANGUAGES } from '../core/words/languages.ts';
import { say } from '../core/words/say.ts';
import { changeLanguage, OFFERED, rememberLanguage, useUnreachable } from '../state/language.ts';
import { useLanguage } from '../state/use-language.ts';
import { Menu } from '../ui/menu.tsx';

/** The languages by their own names; nothing while there is but one. */
export function LanguageMenu() {
  const language = useLanguage();
  const unreachable = useUnreachable();
  if (OFFERED.length < 2) return null;
  return (
    <>
      <p role="status" className="text-small text-bad">
        {unreachable &&
          say`${LANGUAGES[unreachable]} could not be loaded: the host is out of reach.`}
      </p>
      <Menu
        label={language.slice(0, 2).toUpperCase()}
        name={say`Language`}
        items={OFFERED.map((tag) => ({
          name: LANGUAGES[tag],
          lang: tag,
          onChoose: async () => {
            if (await changeLanguage(tag)) rememberLanguage(tag);
          },
        }))}
      />
    </>
  );
}
