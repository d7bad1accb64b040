import { LESSONS } from '../lessons/all-lessons.ts';
import type { Action } from '../workspace.ts';
import type { Example } from './example.ts';
import { MISTAKES } from './mistakes.ts';
import { SIGNED_KINDS } from './signed-kinds.ts';
import { WRAPPED_KINDS } from './wrapped-kinds.ts';

export const KINDS: readonly Example[] = [...SIGNED_KINDS, ...WRAPPED_KINDS];
export { LESSONS, MISTAKES };

export function findExample(id: string): Example | undefined {
  return [...KINDS, ...MISTAKES, ...LESSONS].find((example) => example.id === id);
}

export interface MadeExample {
  readonly action: Action & { readonly type: 'open' };
  readonly serverMessage: string;
}

/** What opens it in the boxes; undefined where this browser cannot make it. */
export async function makeExample(id: string): Promise<MadeExample | undefined> {
  const example = findExample(id);
  const opened = await example?.make(Math.floor(Date.now() / 1000));
  return (
    opened && {
      action: { type: 'open', ...opened, example: id },
      serverMessage: example?.serverMessage ?? '',
    }
  );
}
