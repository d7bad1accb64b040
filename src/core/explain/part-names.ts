import type { PartName } from '../decode/decoded-token.ts';
import { say } from '../words/say.ts';

export const PART_NAMES: Readonly<Record<PartName, string>> = {
  get header() {
    return say`Header`;
  },
  get payload() {
    return say`Payload`;
  },
  get signature() {
    return say`Signature`;
  },
  get encryptedKey() {
    return say`Encrypted key`;
  },
  get initializationVector() {
    return say`Initialization vector`;
  },
  get ciphertext() {
    return say`Ciphertext`;
  },
  get authenticationTag() {
    return say`Authentication tag`;
  },
  get extra() {
    return say`Extra part`;
  },
};
