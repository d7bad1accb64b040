import { catalogues } from 'virtual:catalogues';
import { LANGUAGES, type LanguageTag } from '../core/words/languages.ts';
import { recall, remember } from '../session/preferences.ts';
import { useStore } from '../ui/store.ts';
import { language, switchTo } from './use-language.ts';

/** English, and what there are catalogues for. */
export const OFFERED = (Object.keys(LANGUAGES) as LanguageTag[]).filter(
  (tag) => tag === 'en' || catalogues[tag],
);

let latest: LanguageTag | undefined;

/** The language that was asked for last, where its catalogue did not arrive. */
export function useUnreachable(): LanguageTag | undefined {
  return useStore(language, ({ unreachable }) => unreachable);
}

/** The language that was chosen here before, else the first of the browser's that is offered. */
export function preferredLanguage(): LanguageTag {
  const wanted = [recall('language') ?? '', ...navigator.languages];
  return wanted.map(findOffered).find((tag) => tag !== undefined) ?? 'en';
}

/**
 * Speaks a language once its catalogue is here: false where that is out of
 * reach, and then all stays as it was. The latest call counts.
 */
export async function changeLanguage(tag: LanguageTag): Promise<boolean> {
  latest = tag;
  const loaded = tag === 'en' ? undefined : await loadLanguage(tag).catch(() => 'out-of-reach');
  if (latest !== tag) return true;
  const isHere = typeof loaded !== 'string';
  if (isHere) switchTo(loaded);
  else language.update({ unreachable: tag });
  return isHere;
}

/** Remembered like the theme; what the browser asks for anyway need not be. */
export function rememberLanguage(tag: LanguageTag): void {
  remember('language', undefined);
  if (preferredLanguage() !== tag) remember('language', tag);
}

async function loadLanguage(tag: LanguageTag) {
  const load = catalogues[tag];
  if (!load) throw new TypeError(`No catalogue for ${tag}`);
  const [{ languageOf }, { messages }] = await Promise.all([
    import('../core/words/spoken-language.ts'),
    load(),
  ]);
  return languageOf(tag, messages);
}

/** "de-AT" is served by "de". Traditional Chinese is another script, and not served by the simplified one. */
function findOffered(wanted: string): LanguageTag | undefined {
  if (/^zh-(?:hant|tw|hk|mo)\b/i.test(wanted)) return undefined;
  const primary = /^[a-z]+/i.exec(wanted)?.[0].toLowerCase();
  return OFFERED.find((tag) => tag.split('-')[0] === primary);
}
