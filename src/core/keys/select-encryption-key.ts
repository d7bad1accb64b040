import type { EncryptionSuite } from '../registry/encryption-algorithms.ts';
import { secretLength } from '../registry/encryption-algorithms.ts';
import type { KeyMaterial } from './key-material.ts';

/** Bits of the least RSA key (RFC 7518 §4.3). */
const LEAST_RSA_BITS = 2048;

/** Why a key cannot open, or make, an encrypted token, whatever its bytes. */
export type Misfit = 'kind' | 'curve' | 'public' | 'length' | 'empty' | 'small';

/** What a token, or a header, asks of the key. */
export interface KeyDemand {
  readonly suite: EncryptionSuite;
  readonly use: 'decrypt' | 'encrypt';
  /** "crv" of "epk", on which the key must be to decrypt. */
  readonly curve?: string | undefined;
}

/** The keys to try, in their order; where none fits, what is in the way. */
export interface EncryptionKeySelection {
  readonly keys: readonly KeyMaterial[];
  readonly by: 'kid' | 'kind';
  /** Of the first key that comes nearest; undefined where a key fits. */
  readonly misfit: { readonly key: KeyMaterial; readonly why: Misfit } | undefined;
}

/** From the least to the most like a key that fits. */
const NEARNESS: readonly Misfit[] = ['kind', 'empty', 'length', 'curve', 'public', 'small'];

/** Chooses by "kid" (RFC 7516 §4.1.6), else every key that fits. */
export function selectEncryptionKeys(
  keys: readonly KeyMaterial[],
  demand: KeyDemand,
  keyId: string | undefined,
): EncryptionKeySelection {
  const named = keyId === undefined ? [] : keys.filter((key) => key.keyId === keyId);
  const candidates = named.length > 0 ? named : keys;
  const by = named.length > 0 ? 'kid' : 'kind';
  const fitting = candidates.filter((key) => findMisfit(key, demand) === undefined);
  if (fitting.length > 0) return { keys: fitting, by, misfit: undefined };
  const misfits = candidates.flatMap((key) => {
    const why = findMisfit(key, demand);
    return why ? [{ key, why }] : [];
  });
  const nearest = Math.max(...misfits.map(({ why }) => NEARNESS.indexOf(why)));
  return { keys: [], by, misfit: misfits.find(({ why }) => NEARNESS.indexOf(why) === nearest) };
}

/** What is in the way of a key; undefined when it fits. */
export function findMisfit(key: KeyMaterial, { suite, use, curve }: KeyDemand): Misfit | undefined {
  const { algorithm } = suite;
  if (!algorithm.keyTypes.includes(key.keyType)) return 'kind';
  if (key.kind === 'secret') {
    const length = secretLength(suite);
    if (key.bytes.length === 0) return 'empty';
    return length !== undefined && key.bytes.length !== length ? 'length' : undefined;
  }
  if (algorithm.curves && !algorithm.curves.includes(key.curve ?? '')) return 'kind';
  if (curve !== undefined && key.curve !== curve) return 'curve';
  if (use === 'decrypt' && key.kind === 'public') return 'public';
  return key.keyType === 'RSA' && (key.bits ?? LEAST_RSA_BITS) < LEAST_RSA_BITS
    ? 'small'
    : undefined;
}
