import { useCallback } from 'react';
import type { KeyMaterial } from '../../core/keys/key-material.ts';
import {
  type KeyHalf,
  type WrittenForm,
  writeKey,
  writeKeySet,
} from '../../crypto/keys/convert-key.ts';
import { inspectKey, type KeyInspection } from '../../crypto/keys/inspect-key.ts';
import { type Answer, useAnswer } from '../shared/use-answer.ts';

export type { CertificateFacts, ChainOrder } from '../../crypto/certificates/certificate-facts.ts';
export type { KeyHalf, WrittenForm } from '../../crypto/keys/convert-key.ts';
export type { KeyInspection } from '../../crypto/keys/inspect-key.ts';

export function useInspection(key: KeyMaterial): Answer<KeyInspection> {
  return useAnswer(useCallback(() => inspectKey(key), [key]));
}

/** One half of a key as text; of a JWK Set, that half of all keys. */
export function useWrittenKey(
  key: KeyMaterial,
  keys: readonly KeyMaterial[],
  half: KeyHalf,
  form: WrittenForm,
): Answer<string> {
  return useAnswer(
    useCallback(
      () => (form === 'jwk-set' ? writeKeySet(keys, half) : writeKey(key, half, form)),
      [key, keys, half, form],
    ),
  );
}
