import { useSyncExternalStore } from 'react';
import { type Language, speak, spokenTag } from '../core/words/say.ts';

const listeners = new Set<() => void>();

/** The BCP 47 tag of the language that is spoken; whoever calls it is drawn anew when that changes. */
export function useLanguage(): string {
  return useSyncExternalStore(subscribe, spokenTag, spokenTag);
}

/** Speaks another language from now on, all over the page; undefined is English. */
export function switchTo(language: Language | undefined): void {
  speak(language);
  document.documentElement.lang = spokenTag();
  tellListeners();
}

export function tellListeners(): void {
  for (const listener of listeners) listener();
}

export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
