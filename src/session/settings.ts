import { recall, remember } from './preferences.ts';

/** Idle minutes after which the boxes are emptied; 0 is never. */
export type LockMinutes = 0 | 5 | 15 | 60;

export const LOCK_CHOICES: readonly LockMinutes[] = [0, 5, 15, 60];

export function readLock(): LockMinutes {
  return LOCK_CHOICES.find((minutes) => `${minutes}` === recall('lock')) ?? 0;
}

export function rememberLock(minutes: LockMinutes): void {
  remember('lock', minutes === 0 ? undefined : `${minutes}`);
}

/** Whether edits are signed at once. */
export function readAutoSign(): boolean {
  return recall('auto-sign') === null;
}

export function rememberAutoSign(isOn: boolean): void {
  remember('auto-sign', isOn ? undefined : 'off');
}

/** Whether the screen is shared, and keys and sensitive values are to be blurred. */
export function readSharing(): boolean {
  return recall('sharing') !== null;
}

export function rememberSharing(isOn: boolean): void {
  remember('sharing', isOn ? 'on' : undefined);
  applySharing(isOn);
}

/** The style sheet blurs by this attribute. */
function applySharing(isOn: boolean): void {
  document.documentElement.toggleAttribute('data-sharing', isOn);
}
