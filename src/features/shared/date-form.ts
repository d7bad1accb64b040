import { recall, remember } from '../../session/preferences.ts';
import { createStore, useStore } from '../../ui/store.ts';

/** How dates are written, everywhere on the page: the device's own time, UTC, ISO 8601, or how far from now. */
export type DateForm = 'local' | 'utc' | 'iso' | 'relative';

export const DATE_FORMS: readonly DateForm[] = ['local', 'utc', 'iso', 'relative'];

const store = createStore({
  form: DATE_FORMS.find((form) => form === recall('dates')) ?? 'local',
});

/** The form that was chosen last, and remembered. */
export function useDateForm(): DateForm {
  return useStore(store, ({ form }) => form);
}

export function chooseDateForm(form: DateForm): void {
  remember('dates', form === 'local' ? undefined : form);
  store.update({ form });
}

/** The one after it, round and round. */
export function nextDateForm(form: DateForm): DateForm {
  return DATE_FORMS[(DATE_FORMS.indexOf(form) + 1) % DATE_FORMS.length] ?? 'local';
}
