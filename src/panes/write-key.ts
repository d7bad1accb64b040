import { IS_MAC } from './read-wish.ts';

/** A shortcut as it is written on the keyboard at hand. */
export function writeKey(shortcut: string): string {
  const name = shortcut.length === 1 ? shortcut.toUpperCase() : shortcut;
  return IS_MAC
    ? name.replace('Mod+', '⌘').replace('Shift+', '⇧').replace('Enter', '↩')
    : name.replace('Mod+', 'Ctrl+').replace('Escape', 'Esc');
}
