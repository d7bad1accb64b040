/** What the page remembers, which is nothing of what is put into it: how it looks. */
export type Theme = 'system' | 'light' | 'dark';

export const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

/** How the page looks, from the first frame on: theme, sizes, and whether values are blurred. */
export function applyLooks(): void {
  applyTheme(readTheme());
  applySizes();
  document.documentElement.toggleAttribute('data-sharing', recall('sharing') !== null);
  // The page as it is painted before its script is in English.
  document.documentElement.toggleAttribute('data-other-language', mayWantAnother());
}

export function readTheme(): Theme {
  return THEMES.find((theme) => theme === recall('theme')) ?? 'system';
}

/** Without the attribute the style sheet follows the system. */
export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  // The colour of the browser's own bar: that of the theme, or of the system's where none is chosen.
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    const scheme = meta.content === '#ffffff' ? 'light' : 'dark';
    if (theme === 'system') meta.media = `(prefers-color-scheme: ${scheme})`;
    else meta.media = theme === scheme ? 'all' : 'not all';
  }
}

/** Gives the zones the widths that were chosen, which are remembered as "left:33% right:28%". */
export function applySizes(): void {
  // Through the object model: the page's policy forbids styles that are written as text.
  const { style } = document.documentElement;
  for (const [, name, size] of recall('sizes')?.matchAll(/(\w+):(\d{1,3}%)/g) ?? []) {
    style.setProperty(`--${name}-size`, size ?? null);
  }
}

/** Whether it takes more than a look to see that English is wanted, which is here already. */
export function mayWantAnother(): boolean {
  return recall('language') !== null || !/^en\b/i.test(navigator.languages[0] ?? 'en');
}

/** What the page remembers: settings, and never anything of a token or a key. */
export type Setting =
  | 'theme'
  | 'sizes'
  | 'dates'
  | 'lock'
  | 'auto-sign'
  | 'sharing'
  | 'single-keys'
  | 'wrap'
  | 'code-library'
  | 'language';

// Storage may be forbidden by the browser's settings; the page works without.
export function recall(setting: Setting): string | null {
  try {
    return localStorage.getItem(setting);
  } catch {
    return null;
  }
}

/** Without a value the setting is as it is at first. */
export function remember(setting: Setting, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(setting);
    else localStorage.setItem(setting, value);
  } catch {
    // Then the choice lasts as long as the page.
  }
}
