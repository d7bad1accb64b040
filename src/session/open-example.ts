import { say } from '../core/words/say.ts';
import type { Action } from './workspace.ts';

/** An example as it is offered. What makes it comes when it is opened. */
export interface ExampleOffer {
  readonly id: string;
  readonly name: () => string;
}

/** What an empty page offers. */
export const FIRST_EXAMPLES: readonly ExampleOffer[] = [
  { id: 'access-token', name: () => say`Access token, ES256` },
  { id: 'session', name: () => say`Session token, HS256` },
  { id: 'expired', name: () => say`Expired, in a header line` },
  { id: 'password', name: () => say`Password in the payload` },
  { id: 'none', name: () => say`Unsecured, alg none` },
];

/** Makes the token, with dates around now; undefined when this browser cannot, or the host is out of reach. */
export function openExample(id: string): Promise<(Action & { type: 'open' }) | undefined> {
  return import('./examples/all-examples.ts')
    .then(({ makeExample }) => makeExample(id))
    .catch(() => undefined);
}
