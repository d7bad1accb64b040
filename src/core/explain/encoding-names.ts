import type { SecretEncoding } from '../keys/key-material.ts';
import { say } from '../words/say.ts';

/** How the bytes of a secret are written. */
export const ENCODING_NAMES: Readonly<Record<SecretEncoding, string>> = {
  utf8: 'UTF-8',
  base64url: 'Base64url',
  base64: 'Base64',
  get hex() {
    return say`Hex`;
  },
};
