import { type SignedInput, secretMatcher } from '../crypto/secret-matcher.ts';
import type { Job } from './messages.ts';
import { readSecrets, type SecretSource } from './secret-source.ts';

/** A signature, and where to look for the secret that made it. */
export interface SecretSearch extends SignedInput {
  readonly source: SecretSource;
}

export interface SearchProgress {
  readonly tried: number;
  /** How far the search has come, from 0 to 1. */
  readonly share: number;
}

export type SearchOutcome =
  | { readonly state: 'found'; readonly secret: Uint8Array<ArrayBuffer>; readonly tried: number }
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
  const matches = secretMatcher(signed);
  let tried = 0;
  let due = performance.now() + INTERVAL;
  for await (const batch of readSecrets(source)) {
    if ('missing' in batch) return { state: 'not-found', tried, missing: batch.missing };
    for (const secret of batch.secrets) {
      tried += 1;
      if (matches(secret)) return { state: 'found', secret: secret.slice(), tried };
      if (performance.now() < due) continue;
      yield { tried, share: batch.share };
      due = performance.now() + INTERVAL;
    }
  }
  return { state: 'not-found', tried, missing: undefined };
}
