import { useEffect, useState } from 'react';

export type Theme = 'system' | 'light' | 'dark';

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

/** The theme, and a way to go to the next one. */
export function useTheme(): readonly [Theme, () => void] {
  const [theme, setTheme] = useState(readTheme);
  useEffect(() => applyTheme(theme), [theme]);
  const next = () => {
    const chosen = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
    setTheme(chosen);
    remember('theme', chosen === 'system' ? undefined : chosen);
  };
  return [theme, next];
}

export function readTheme(): Theme {
  return THEMES.find((theme) => theme === recall('theme')) ?? 'system';
}

/** Without the attribute the style sheet follows the system. */
export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** What the page remembers: settings, and never anything of a token or a key. */
type Setting = 'theme' | 'lock' | 'sharing';

// Storage may be forbidden by the browser's settings; the page works without.
export function recall(setting: Setting): string | null {
  try {
    return localStorage.getItem(setting);
  } catch {
    return null;
  }
}

export function remember(setting: Setting, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(setting);
    else localStorage.setItem(setting, value);
  } catch {
    // Then the choice lasts as long as the page.
  }
}
