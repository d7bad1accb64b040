import type { Action } from './workspace.ts';

/** Makes the token, with dates around now; undefined when this browser cannot, or the host is out of reach. */
export function openExample(id: string): Promise<(Action & { type: 'open' }) | undefined> {
  return import('./examples/all-examples.ts')
    .then(({ makeExample }) => makeExample(id))
    .catch(() => undefined);
}
