import { say } from '../words/say.ts';
import type { AlgorithmUse } from './jose-names.ts';

/** A family of algorithm names that an Internet-Draft of the JOSE working group proposes. */
export interface DraftedAlgorithm {
  readonly use: AlgorithmUse;
  readonly draft: string;
  /** In words, as it is beside "alg". */
  readonly description: string;
}

/** What an unregistered name means by a draft; undefined for any other name. */
export function findDrafted(name: string): DraftedAlgorithm | undefined {
  if (/^HPKE-\d{1,2}(?:-KE)?$/.test(name)) {
    const description = say`Hybrid Public Key Encryption (HPKE)`;
    return { use: 'wrap-key', draft: 'draft-ietf-jose-hpke-encrypt', description };
  }
  if (/^ML-KEM-(?:512|768|1024)(?:\+A(?:128|192|256)KW)?$/.test(name)) {
    const description = say`post-quantum key encapsulation (ML-KEM)`;
    return { use: 'wrap-key', draft: 'draft-ietf-jose-pqc-kem', description };
  }
  if (/^ML-DSA-(?:44|65|87)-(?:ES256|ES384|Ed25519|Ed448)$/.test(name)) {
    const description = say`a composite signature (ML-DSA and ECDSA or EdDSA)`;
    return { use: 'sign', draft: 'draft-ietf-jose-pq-composite-sigs', description };
  }
  return undefined;
}
