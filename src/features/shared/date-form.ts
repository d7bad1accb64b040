import { useSyncExternalStore } from 'react';
import { recall, remember } from '../../session/preferences.ts';

/** How dates are written, everywhere on the page: the device's own time, UTC, ISO 8601, or how far from now. */
export type DateForm = 'local' | 'utc' | 'iso' | 'relative';

export const DATE_FORMS: readonly DateForm[] = ['local', 'utc', 'iso', 'relative'];

let chosen: DateForm | undefined;
const listeners = new Set<() => void>();

/** The form that was chosen last, and remembered. */
export function useDateForm(): DateForm {
  return useSyncExternalStore(listen, readDateForm, readDateForm);
}

export function chooseDateForm(form: DateForm): void {
  chosen = form;
  remember('dates', form === 'local' ? undefined : form);
  for (const changed of listeners) changed();
}

/** The one after it, round and round. */
export function nextDateForm(form: DateForm): DateForm {
  return DATE_FORMS[(DATE_FORMS.indexOf(form) + 1) % DATE_FORMS.length] ?? 'local';
}

function listen(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

function readDateForm(): DateForm {
  chosen ??= DATE_FORMS.find((form) => form === recall('dates')) ?? 'local';
  return chosen;
}
