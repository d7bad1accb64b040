import { recall, remember } from '../../session/preferences.ts';

/** Whether a single letter is a shortcut; anyone who speaks to the computer may want none (WCAG 2.1.4). */
export function areSingleKeysOn(): boolean {
  return recall('single-keys') !== 'off';
}

export function setSingleKeys(on: boolean): void {
  remember('single-keys', on ? undefined : 'off');
}
