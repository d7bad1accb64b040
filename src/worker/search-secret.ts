import { type SecretMatcher, secretMatcher } from '../crypto/signatures/secret-matcher.ts';
import type { SignedInput } from '../crypto/signatures/signed-input.ts';
import type { Job } from './messages.ts';
import { readSecrets, type SecretSource } from './secret-source.ts';

type Secret = Uint8Array<ArrayBuffer>;

/** A signature, and where to look for the secret that made it. */
export interface SecretSearch extends SignedInput {
  readonly source: SecretSource;
}

export interface SearchProgress {
  readonly tried: number;
  /** How far the search has come, from 0 to 1. */
  readonly share: number;
  /** Tries a second so far. */
  readonly rate: number;
}

export type SearchOutcome =
  | { readonly state: 'found'; readonly secret: Secret; readonly tried: number }
  | {
      readonly state: 'not-found';
      readonly tried: number;
      /** What could not be read, so that less was tried than was asked for. */
      readonly missing: 'dictionary' | 'file' | undefined;
    };

/** Milliseconds between two reports. */
const INTERVAL = 100;

/** Tries every secret of the source until one has made the signature. */
export async function* searchSecret({ source, ...signed }: SecretSearch): Job<'search-secret'> {
  // What confirms a hit is missing over plain http: to search all the same would be to find nothing.
  if (!crypto.subtle) throw new TypeError('This page has no WebCrypto.');
  const matcher = secretMatcher(signed);
  let tried = 0;
  let missing: 'dictionary' | 'file' | undefined;
  const begin = performance.now();
  let due = begin + INTERVAL;
  for await (const batch of readSecrets(source)) {
    if ('missing' in batch) {
      missing = batch.missing;
      continue;
    }
    const outcome = await tryAll(batch.secrets, matcher);
    tried += outcome.tried;
    if (outcome.secret) return { state: 'found', secret: outcome.secret.slice(), tried };
    const now = performance.now();
    if (now < due) continue;
    yield { tried, share: batch.share, rate: (tried / (now - begin)) * 1000 };
    due = now + INTERVAL;
  }
  return { state: 'not-found', tried, missing };
}

async function tryAll(secrets: Iterable<Secret>, { matches, inFlight }: SecretMatcher) {
  const queue = secrets[Symbol.iterator]();
  let tried = 0;
  let found: Secret | undefined;
  const tryInTurn = async () => {
    while (!found) {
      const { value, done } = queue.next();
      if (done) return;
      tried += 1;
      const answer = matches(value);
      // Waiting for what is known already would take a tenth of the time.
      if (answer !== false && (await answer)) found = value;
    }
  };
  await Promise.all(Array.from({ length: inFlight }, tryInTurn));
  return { tried, secret: found };
}
