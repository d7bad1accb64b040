import type { SecretReading } from '../keys/parse-secret.ts';
import { say } from '../words/say.ts';
import { ENCODING_NAMES } from './encoding-names.ts';

/** The name of the button that reads the secret another way. */
export function nameSecretReading({ encoding, change }: SecretReading): string {
  switch (change) {
    case 'encoding':
    case 'both':
      return say`Read secret as ${ENCODING_NAMES[encoding]}`;
    case 'trim':
      return say`Remove spaces around secret`;
    default:
      return say`Use matching secret`;
  }
}
