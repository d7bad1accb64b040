import type { JsonObject } from '../encoding/json-text.ts';
import { numericDate } from './numeric-date.ts';

/** When a token began, begins to count and ends, as far as it says so; in seconds. */
export interface Lifetime {
  readonly issuedAt: number | undefined;
  readonly notBefore: number | undefined;
  readonly expiry: number | undefined;
}

export type LifetimePhase = 'undated' | 'not-yet' | 'current' | 'expired';

export function readLifetime(claims: JsonObject): Lifetime {
  return {
    issuedAt: numericDate(claims, 'iat'),
    notBefore: numericDate(claims, 'nbf'),
    expiry: numericDate(claims, 'exp'),
  };
}

/** Where `now` stands; "exp" itself is already too late (RFC 7519 §4.1.4), "nbf" is not too early (§4.1.5). */
export function lifetimePhase({ notBefore, expiry }: Lifetime, now: number): LifetimePhase {
  if (expiry !== undefined && now >= expiry) return 'expired';
  if (notBefore !== undefined && now < notBefore) return 'not-yet';
  return expiry === undefined ? 'undated' : 'current';
}

/** The times at which a judgement of the dates changes, so that it need not be made every second. */
export function boundariesOf(lifetime: Lifetime, skew: number): number[] {
  const { issuedAt, notBefore, expiry } = lifetime;
  const boundaries = [expiry, notBefore, issuedAt && issuedAt - skew, issuedAt && issuedAt - 3600];
  return boundaries.filter((time) => time !== undefined);
}
