import { useCallback } from 'react';
import type { KeyMaterial } from '../../core/keys/key-material.ts';
import { writeKey } from '../../crypto/keys/convert-key.ts';
import { type Answer, useAnswer } from '../shared/use-answer.ts';

/** One half of a pair as PEM; undefined where there is no such half. */
export function useKeyPem(
  key: KeyMaterial | undefined,
  half: 'public' | 'private',
): Answer<string | undefined> {
  return useAnswer(
    useCallback(async () => {
      const has = key?.kind === 'private' || (key?.kind === 'public' && half === 'public');
      return has ? await writeKey(key, half, 'pem') : undefined;
    }, [key, half]),
  );
}
