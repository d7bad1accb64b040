import type { JsonObject } from '../encoding/json-text.ts';
import type { EncryptionSuite } from '../registry/encryption-algorithms.ts';
import type { DecryptionVerdict } from '../verdict/decryption-verdict.ts';
import { readSuite } from '../verdict/judge-encryption.ts';
import type { KeyMaterial, KeyReading } from './key-material.ts';
import { type Misfit, selectEncryptionKeys } from './select-encryption-key.ts';

/** Whether a token with that header can be encrypted with what is in Key, and what is missing if not. */
export type EncryptingAbility =
  | { readonly state: 'able'; readonly suite: EncryptionSuite; readonly key: KeyMaterial }
  | { readonly state: 'unsupported'; readonly why: DecryptionVerdict }
  | { readonly state: 'no-key'; readonly suite: EncryptionSuite }
  | {
      readonly state: 'misfit';
      readonly suite: EncryptionSuite;
      readonly misfit: Misfit;
      readonly key: KeyMaterial;
    };

export function judgeEncrypting(
  header: JsonObject,
  reading: KeyReading,
  keyId: string | undefined,
): EncryptingAbility {
  const suite = readSuite(header);
  if (!suite.ok) return { state: 'unsupported', why: suite.problem };
  if (reading.state !== 'read') return { state: 'no-key', suite: suite.value };
  const demand = { suite: suite.value, use: 'encrypt' } as const;
  const { keys, misfit } = selectEncryptionKeys(reading.keys, demand, keyId);
  const [key] = keys;
  if (key) return { state: 'able', suite: suite.value, key };
  return misfit
    ? { state: 'misfit', suite: suite.value, misfit: misfit.why, key: misfit.key }
    : { state: 'no-key', suite: suite.value };
}
