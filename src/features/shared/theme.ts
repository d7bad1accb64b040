import { applyTheme, readTheme, remember, THEMES, type Theme } from '../../session/preferences.ts';
import { createStore, useStore } from '../../ui/store.ts';

const store = createStore({ theme: readTheme() });

export function useTheme(): Theme {
  return useStore(store, ({ theme }) => theme);
}

export function chooseTheme(theme: Theme): void {
  applyTheme(theme);
  remember('theme', theme === 'system' ? undefined : theme);
  store.update({ theme });
}

/** The one after it, round and round. */
export function nextTheme(theme: Theme): Theme {
  return THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
}
