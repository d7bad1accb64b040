import { SIGNATURE_ALGORITHMS, type SignatureAlgorithm } from '../registry/algorithms.ts';
import type { KeyMaterial } from './key-material.ts';
import { fits } from './select-key.ts';

export type KeyAbility = 'verify' | 'sign';

/** What a key does here with signed tokens, and with which algorithms. */
export interface KeyAbilities {
  readonly abilities: readonly KeyAbility[];
  readonly algorithms: readonly SignatureAlgorithm[];
}

/** By kind and curve; "use", "key_ops" and "alg" may say that it is meant for less. */
export function abilitiesOf(key: KeyMaterial): KeyAbilities {
  const algorithms = SIGNATURE_ALGORITHMS.filter((algorithm) => fits(key, algorithm));
  if (algorithms.length === 0) return { abilities: [], algorithms };
  return { abilities: key.kind === 'public' ? ['verify'] : ['verify', 'sign'], algorithms };
}
