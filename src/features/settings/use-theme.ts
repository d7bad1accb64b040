import { useEffect, useState } from 'react';
import { applyTheme, readTheme, remember, THEMES, type Theme } from '../../session/preferences.ts';

/** The theme and a way to go to the next one. */
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
