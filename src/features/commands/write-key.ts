import { say } from '../../core/words/say.ts';
import { IS_MAC } from './read-page-input.ts';

/** A shortcut as it is written on the keyboard available: "Ctrl+K", "Strg+K", "⌘K". */
export function writeKey(shortcut: string): string {
  const keys = shortcut.split('+').map(nameKey);
  return keys.join(IS_MAC ? '' : '+');
}

/** Keyboards bear words in many countries, those of a Mac signs. */
function nameKey(key: string): string {
  switch (key) {
    case 'Mod':
      return IS_MAC ? '⌘' : say`Ctrl`;
    case 'Shift':
      return IS_MAC ? '⇧' : say`Shift`;
    case 'Enter':
      return IS_MAC ? '↩' : say`Enter`;
    default:
      return key.toUpperCase();
  }
}
