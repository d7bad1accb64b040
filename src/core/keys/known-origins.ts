import { identifyKey } from './key-identity.ts';
import type { KeyMaterial } from './key-material.ts';
import { type KeyOrigin, USER_ORIGIN } from './key-origin.ts';

/** Keys that came from one place, by their identity (`identifyKey`). */
export interface KnownOrigin {
  readonly origin: KeyOrigin;
  readonly keys: readonly string[];
}

/** Where keys came from, the latest last; it outlives every change of the text in Key. */
export type KnownOrigins = readonly KnownOrigin[];

export const NO_ORIGINS: KnownOrigins = [];

/** Each entry takes a press or a question answered, so that a page never comes near this. */
const MOST_ORIGINS = 100;

/** Remembers where keys came from. What arrives never makes a known key better or worse than it is. */
export function rememberOrigin(
  known: KnownOrigins,
  origin: KeyOrigin,
  keys: readonly string[],
): KnownOrigins {
  const told = origin.kind === 'arrived' ? keys.filter((key) => !indexOf(known).has(key)) : keys;
  return told.length === 0 ? known : [...known, { origin, keys: told }].slice(-MOST_ORIGINS);
}

/** Two memories as one; where they differ `later` counts. */
export function mergeOrigins(earlier: KnownOrigins, later: KnownOrigins): KnownOrigins {
  if (earlier.every((entry) => later.includes(entry))) return later;
  const others = earlier.filter((entry) => !later.includes(entry));
  return [...others, ...later].slice(-MOST_ORIGINS);
}

/** The arrived keys among these become the user's own, who knows them from elsewhere. */
export function confirmKeys(known: KnownOrigins, keys: readonly KeyMaterial[]): KnownOrigins {
  const arrived = keys.filter((key) => originOfKey(key, known).kind === 'arrived');
  return rememberOrigin(known, USER_ORIGIN, arrived.flatMap(identifyKey));
}

/** Where a key came from. It goes by the key itself: how its text is written changes nothing. */
export function originOfKey(key: KeyMaterial, known: KnownOrigins): KeyOrigin {
  if (known.length === 0) return USER_ORIGIN;
  const origins = identifyKey(key).flatMap((name) => indexOf(known).get(name) ?? []);
  return leastTrusted(origins);
}

/** From the one that proves the least to the one that the user answers for. */
const BY_TRUST = ['token', 'arrived', 'fetched', 'user'] as const;

/** The origin of several keys is that of the one to be trusted least. */
export function originOfKeys(keys: readonly KeyMaterial[], known: KnownOrigins): KeyOrigin {
  if (known.length === 0) return USER_ORIGIN;
  return leastTrusted(keys.map((key) => originOfKey(key, known)));
}

function leastTrusted(origins: readonly KeyOrigin[]): KeyOrigin {
  const kind = BY_TRUST.find((each) => origins.some((origin) => origin.kind === each));
  return origins.find((origin) => origin.kind === kind) ?? USER_ORIGIN;
}

type Index = ReadonlyMap<string, KeyOrigin>;

const indexes = new WeakMap<KnownOrigins, Index>();

/** The origins by key, the latest of each; made once, as a key set may have thousands. */
function indexOf(known: KnownOrigins): Index {
  const entries = () =>
    known.flatMap(({ origin, keys }) => keys.map((key) => [key, origin] as const));
  const index = indexes.get(known) ?? new Map(entries());
  indexes.set(known, index);
  return index;
}
