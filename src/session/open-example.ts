import type { MadeExample } from './examples/all-examples.ts';

/** Makes the token, with dates around now; undefined when this browser cannot, or the host is out of reach. */
export function openExample(id: string): Promise<MadeExample | undefined> {
  return import('./examples/all-examples.ts')
    .then(({ makeExample }) => makeExample(id))
    .catch(() => undefined);
}
