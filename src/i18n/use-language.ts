import type { LanguageTag } from '../core/words/languages.ts';
import { type Language, speak, spokenTag } from '../core/words/say.ts';
import { createStore, useStore } from '../ui/store.ts';

interface Spoken {
  /** The BCP 47 tag of the language that is spoken. */
  readonly tag: string;
  /** The language that was asked for last, where its catalogue did not arrive. */
  readonly unreachable: LanguageTag | undefined;
}

export const language = createStore<Spoken>({ tag: spokenTag(), unreachable: undefined });

/** The BCP 47 tag of the language that is spoken; a component that calls it renders again when that changes. */
export function useLanguage(): string {
  return useStore(language, ({ tag }) => tag);
}

/** Speaks another language from now on, all over the page; undefined is English. */
export function switchTo(spoken: Language | undefined): void {
  speak(spoken);
  document.documentElement.lang = spokenTag();
  language.update({ tag: spokenTag(), unreachable: undefined });
}
