import type { TextGuess } from '../keys/guess-text.ts';
import { say } from '../words/say.ts';

/** What is in Key where there should be a key. */
export const GUESSES: Readonly<Record<TextGuess, string>> = {
  get 'file-name'() {
    return say`The Key field contains a file name. Drop that file in the field or paste its contents.`;
  },
  get token() {
    return say`The Key field contains a token, not a key.`;
  },
  get fingerprint() {
    return say`The Key field contains a key fingerprint. A key can’t be recovered from its fingerprint.`;
  },
  get 'web-page'() {
    return say`The Key field contains a web page or XML.`;
  },
  get 'cut-off-key'() {
    return say`The Key field starts like a base64-encoded key, but the key is truncated or damaged. Copy the key again.`;
  },
  get 'key-id'() {
    return say`The Key field seems to contain a key ID (“kid”), not the key itself.`;
  },
};
