import type { SecretEncoding } from '../keys/key-material.ts';

/** How the octets of a secret are written, by names that are the same in all languages. */
export const ENCODING_NAMES: Readonly<Record<SecretEncoding, string>> = {
  utf8: 'UTF-8',
  base64url: 'Base64url',
  base64: 'Base64',
  hex: 'Hex',
};
