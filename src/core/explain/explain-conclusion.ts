import type { CheckName } from '../checks/check.ts';
import { say } from '../words/say.ts';

export const CHECK_TITLES: Readonly<Record<CheckName, string>> = {
  get form() {
    return say`Format`;
  },
  get algorithm() {
    return say`Algorithm`;
  },
  get signature() {
    return say`Signature`;
  },
  get key() {
    return say`Key`;
  },
  get expiry() {
    return say`Expiry`;
  },
  get 'not-before'() {
    return say`Not before`;
  },
  get 'issued-at'() {
    return say`Issued at`;
  },
  get issuer() {
    return say`Issuer`;
  },
  get audience() {
    return say`Audience`;
  },
  get type() {
    return say`Type`;
  },
  get claims() {
    return say`Required claims`;
  },
  get scopes() {
    return say`Scopes`;
  },
  get profile() {
    return say`Profile`;
  },
  get disclosures() {
    return say`Disclosures`;
  },
  get 'key-binding'() {
    return say`Key Binding`;
  },
  get nonce() {
    return say`Nonce`;
  },
};
