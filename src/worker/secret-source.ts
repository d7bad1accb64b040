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

/** Some secrets, and how much of the source is done with them; or what of it could not be read. */
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

/** Ours first, then what somebody may have made of the token's own words, then all that people choose. */
async function* commonSecrets(words: readonly string[]): AsyncGenerator<SecretBatch> {
  yield* batchesOf([...KNOWN_SECRETS, ...words], () => 0);
  const dictionary = await readDictionary();
  if (!dictionary) yield { missing: 'dictionary' };
  else yield* batchesOf(dictionary, (done) => done / dictionary.length);
}

/** The common passwords, a chunk of its own, which may be out of reach. */
async function readDictionary(): Promise<readonly string[] | undefined> {
  const module = await import('@zxcvbn-ts/language-common').catch(() => undefined);
  return module?.dictionary['passwords-common'];
}

/** Words whose variants are tried in one go. */
const WORDS = 200;

function* batchesOf(
  words: readonly string[],
  share: (done: number) => number,
): Generator<SecretBatch> {
  for (let start = 0; start < words.length; start += WORDS) {
    const batch = words.slice(start, start + WORDS);
    yield { secrets: variantsOf(batch), share: share(start + batch.length) };
  }
}

function* variantsOf(words: readonly string[]): Generator<Secret> {
  for (const word of words) yield* secretVariants(word);
}

/** Secrets that are tried in one go. */
const SECRETS = 1000;

async function* allShortStrings(): AsyncGenerator<SecretBatch> {
  const strings = shortStrings();
  for (let done = 0; done < SHORT_STRING_COUNT; done += SECRETS) {
    yield { secrets: take(strings, SECRETS), share: done / SHORT_STRING_COUNT };
  }
}

/** The lines as they are: anyone who brings a list has put into it what is to be tried. */
async function* secretsOfFile(file: Blob): AsyncGenerator<SecretBatch> {
  let read = 0;
  try {
    for await (const { lines, bytes } of readLines(file)) {
      const queue = lines[Symbol.iterator]();
      for (let taken = SECRETS; taken === SECRETS; ) {
        const secrets = [...take(queue, SECRETS)];
        taken = secrets.length;
        yield { secrets, share: read / Math.max(file.size, 1) };
      }
      read += bytes;
    }
  } catch {
    yield { missing: 'file' };
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
