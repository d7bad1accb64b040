import type { PartName } from '../../core/decode/decoded-token.ts';

/** The mark of each part beside its name; in the Token box `cm-part-…` of the same name. */
export const PART_DOTS: Readonly<Record<PartName, string>> = {
  header: 'bg-header',
  payload: 'bg-payload',
  signature: 'bg-signature',
  encryptedKey: 'bg-encrypted-key',
  initializationVector: 'bg-vector',
  ciphertext: 'bg-payload',
  authenticationTag: 'bg-signature',
  extra: 'bg-warn',
};
