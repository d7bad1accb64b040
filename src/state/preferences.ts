import { useEffect, useState } from 'react';

/** What the page remembers, which is nothing of what is put into it: how it looks. */
export type Theme = 'system' | 'light' | 'dark';

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

/** The theme and a way to go to the next one. */
export function useTheme(): readonly [Theme, () => void] {
  const [theme, setTheme] = useState(readTheme);
  useEffect(() => applyTheme(theme), [theme]);
  const next = () => {
    const chosen = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
    setTheme(chosen);
    writeStorage('theme', chosen === 'system' ? '' : chosen);
  };
  return [theme, next];
}

export function readTheme(): Theme {
  return THEMES.find((theme) => theme === readStorage('theme')) ?? 'system';
}

/** Without the attribute the style sheet follows the system. */
export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** Gives the panes the sizes that were chosen, which are remembered as "left:33% token:320px". */
export function applySizes(): void {
  // Through the object model: the page's policy forbids styles that are written as text.
  const { style } = document.documentElement;
  for (const [, name, size] of readStorage('sizes')?.matchAll(/(\w+):(\d{1,3}(?:%|px))/g) ?? []) {
    style.setProperty(`--${name}-size`, size ?? null);
  }
}

// Storage may be forbidden by the browser's settings; the page works without.
function readStorage(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** Remembers a choice; an empty value is none. */
export function writeStorage(name: string, value: string): void {
  try {
    if (value === '') localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    // Then the choice lasts as long as the page.
  }
}
