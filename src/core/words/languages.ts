/**
 * The languages that the page may speak, each by its own name, as BCP 47 tags.
 * One other than English is offered as soon as `src/i18n/words` has its catalogue.
 */
export const LANGUAGES = {
  en: 'English',
  ja: '日本語',
  'zh-CN': '简体中文',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  'pt-BR': 'Português (Brasil)',
} as const;

export type LanguageTag = keyof typeof LANGUAGES;

/** A language that has a catalogue. */
export type TranslatedTag = Exclude<LanguageTag, 'en'>;
