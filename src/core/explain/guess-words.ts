import type { TextGuess } from '../keys/guess-text.ts';

/** What stands in Key where there should be a key. */
export const GUESSES: Readonly<Record<TextGuess, string>> = {
  address: 'Key holds an address: open it and paste what it answers.',
  'file-name': 'Key holds the name of a file: drop that file here, or paste what it holds.',
  token: 'Key holds a token.',
  fingerprint: 'Key holds the fingerprint of a key, from which the key cannot be worked out.',
  'web-page': 'Key holds a web page or XML.',
  'cut-off-key': 'Key begins like a key in base64, but it breaks off or is damaged. Copy it again.',
  'key-id': 'Key holds an identifier, as in "kid", not the key itself.',
};
