import type { LifetimeLimit } from './token-facts.ts';

export const MINUTE = 60;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A limit beyond which the service rejects a token, as the document of that title says. */
export function enforced(seconds: number, title?: string): LifetimeLimit {
  return { seconds, isEnforced: true, ...(title !== undefined && { reference: { title } }) };
}
