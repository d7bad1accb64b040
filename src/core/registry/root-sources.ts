import { say } from '../words/say.ts';

/** Where the root of a kind of token is published; Claimcheck brings no root itself. */
export interface RootSource {
  /** The root as its authority names it. */
  readonly name: () => string;
  /** Which tokens end in it. */
  readonly use: () => string;
  readonly url: string;
}

export const ROOT_SOURCES: readonly RootSource[] = [
  {
    name: () => say`Apple Root CA – G3`,
    use: () => say`App Store notifications and StoreKit transactions`,
    url: 'https://www.apple.com/certificateauthority/',
  },
  {
    name: () => say`GlobalSign Root CA – R3`,
    use: () => say`FIDO Metadata Service`,
    url: 'https://fidoalliance.org/metadata/',
  },
  {
    name: () => say`Trusted list of the EU member state`,
    use: () => say`eIDAS seals and signatures, and credentials under them`,
    url: 'https://ec.europa.eu/tools/lotl/eu-lotl.xml',
  },
  {
    name: () => say`Google Trust Services roots`,
    use: () => say`Attestations by Google, such as SafetyNet`,
    url: 'https://pki.goog/repository/',
  },
];
