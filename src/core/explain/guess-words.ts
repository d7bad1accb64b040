import type { TextGuess } from '../keys/guess-text.ts';
import { say } from '../words/say.ts';

/** What stands in Key where there should be a key. */
export const GUESSES: Readonly<Record<TextGuess, string>> = {
  get 'file-name'() {
    return say`Key holds the name of a file: drop that file here, or paste what it holds.`;
  },
  get token() {
    return say`Key holds a token.`;
  },
  get fingerprint() {
    return say`Key holds the fingerprint of a key, from which the key cannot be worked out.`;
  },
  get 'web-page'() {
    return say`Key holds a web page or XML.`;
  },
  get 'cut-off-key'() {
    return say`Key begins like a key in base64, but it breaks off or is damaged. Copy it again.`;
  },
  get 'key-id'() {
    return say`Key holds an identifier, as in "kid", not the key itself.`;
  },
};
