import { KNOWN_SECRETS } from '../core/secrets/known-secrets.ts';
import { secretVariants } from '../core/secrets/secret-variants.ts';
import { SHORT_STRING_COUNT, shortStrings } from '../core/secrets/short-strings.ts';
import { readLines } from './read-lines.ts';

type Secret = Uint8Array<ArrayBuffer>;

/** Where secrets come from: the lists of the page and words of the token, all short strings, or a file. */
export type SecretSource =
  | { readonly kind: 'common'; readonly words: readonly string[] }
  | { readonly kind: 'short' }
  | { readonly kind: 'file'; readonly file: Blob };

/** Some secrets, and how much of the source lies before them; or what could not be read, and then no more. */
export type SecretBatch =
  | { readonly secrets: Iterable<Secret>; readonly share: number }
  | { readonly missing: 'dictionary' | 'file' };

export function readSecrets(source: SecretSource): AsyncGenerator<SecretBatch> {
  switch (source.kind) {
    case 'common':
      return commonSecrets(source.words);
    case 'short':
      return allShortStrings();
    case 'file':
      return secretsOfFile(source.file);
  }
}

async function* commonSecrets(words: readonly string[]): AsyncGenerator<SecretBatch> {
  yield { secrets: variantsOf(KNOWN_SECRETS), share: 0 };
  yield { secrets: variantsOf(words), share: 0 };
}

const BATCH = 500;

function* variantsOf(words: readonly string[]): Generator<Secret> {
  for (const word of words) yield* secretVariants(word);
}

async function* allShortStrings(): AsyncGenerator<SecretBatch> {
  const strings = shortStrings();
  for (let start = 0; start < SHORT_STRING_COUNT; start += BATCH) {
    yield { secrets: take(strings, BATCH), share: start / SHORT_STRING_COUNT };
  }
}

/** The next so many, without ending what they come from. */
function* take(secrets: Iterator<Secret>, count: number): Generator<Secret> {
  for (let taken = 0; taken < count; taken++) {
    const { value, done } = secrets.next();
    if (done) return;
    yield value;
  }
}

async function* secretsOfFile(file: Blob): AsyncGenerator<SecretBatch> {
  let read = 0;
  try {
    for await (const { lines, octets } of readLines(file)) {
      yield { secrets: lines, share: file.size === 0 ? 1 : read / file.size };
      read += octets;
    }
  } catch {
    yield { missing: 'file' };
  }
}
