import { say } from '../words/say.ts';
import type { AlgorithmUse } from './jose-names.ts';

/** A family of algorithm names that an Internet-Draft of the JOSE working group proposes. */
export interface DraftedAlgorithm {
  readonly use: AlgorithmUse;
  readonly draft: string;
  /** In words, as it is beside "alg". */
  readonly description: string;
}

const HPKE_DRAFT = 'draft-ietf-jose-hpke-encrypt';

/** Patterns, since the numbers of the ciphersuites still grow. */
const DRAFTED: readonly (readonly [RegExp, DraftedAlgorithm])[] = [
  [
    /^HPKE-\d{1,2}$/,
    {
      use: 'wrap-key',
      draft: HPKE_DRAFT,
      get description() {
        return say`Hybrid Public Key Encryption (HPKE), of the content itself`;
      },
    },
  ],
  [
    /^HPKE-\d{1,2}-KE$/,
    {
      use: 'wrap-key',
      draft: HPKE_DRAFT,
      get description() {
        return say`Hybrid Public Key Encryption (HPKE), of the content encryption key`;
      },
    },
  ],
  [
    /^ML-KEM-(?:512|768|1024)(?:\+A(?:128|192|256)KW)?$/,
    {
      use: 'wrap-key',
      draft: 'draft-ietf-jose-pqc-kem',
      get description() {
        return say`post-quantum key encapsulation (ML-KEM)`;
      },
    },
  ],
  [
    /^ML-DSA-(?:44|65|87)-(?:ES256|ES384|ES512|Ed25519|Ed448)$/,
    {
      use: 'sign',
      draft: 'draft-ietf-jose-pq-composite-sigs',
      get description() {
        return say`a composite signature (ML-DSA and ECDSA or EdDSA)`;
      },
    },
  ],
];

/** What an unregistered name means by a draft; undefined for any other name. */
export function findDrafted(name: string): DraftedAlgorithm | undefined {
  return DRAFTED.find(([pattern]) => pattern.test(name))?.[1];
}
