const STORAGE_KEY = 'single-keys';

/** Whether a single letter is a shortcut; whoever speaks to the computer may want none (WCAG 2.1.4). */
export function areSingleKeysOn(): boolean {
  try {
    return localStorage.getItem(STORAGE_KEY) !== 'off';
  } catch {
    return true;
  }
}

/** Remembered by the browser, where it lets us. */
export function setSingleKeys(on: boolean): boolean {
  try {
    if (on) localStorage.removeItem(STORAGE_KEY);
    else localStorage.setItem(STORAGE_KEY, 'off');
    return true;
  } catch {
    return false;
  }
}
