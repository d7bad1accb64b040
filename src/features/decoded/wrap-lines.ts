import { recall, remember } from '../../session/preferences.ts';
import { createStore, useStore } from '../../ui/store.ts';

const setting = createStore<{ readonly wraps: boolean | undefined }>({ wraps: undefined });

/** Whether long lines of JSON go on in the next; remembered. */
export function useWrap(): boolean {
  return useStore(setting, readWrap);
}

export function toggleWrap(): void {
  const wraps = !readWrap(setting.snapshot());
  remember('wrap', wraps ? undefined : 'off');
  setting.update({ wraps });
}

function readWrap({ wraps }: { readonly wraps: boolean | undefined }): boolean {
  return wraps ?? recall('wrap') !== 'off';
}
