import { useSyncExternalStore } from 'react';
import { type Language, speak, spokenTag } from '../core/words/say.ts';

const listeners = new Set<() => void>();

/** The BCP 47 tag of the language that is spoken; whoever calls it is drawn anew when that changes. */
export function useLanguage(): string {
  return useSyncExternalStore(subscribe, spokenTag);
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

/** Whether it takes more than a look to see that English is wanted, which is here already. */
export function mayWantAnother(): boolean {
  // Storage may be forbidden by the browser's settings; the page works without.
  try {
    if (localStorage.getItem(STORAGE_KEY)) return true;
  } catch {}
  return !/^en\b/i.test(navigator.languages[0] ?? 'en');
}

export const STORAGE_KEY = 'language';
