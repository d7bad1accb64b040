import { composeToken } from '../core/compose/compose-token.ts';
import type { KeyReading } from '../core/keys/key-material.ts';
import { signComposed } from './composition.ts';

/**
 * A new token in compact form, signed as its header says with the key available.
 * Undefined where that key cannot.
 */
export async function signNew(
  header: object,
  payload: object,
  reading: KeyReading,
): Promise<string | undefined> {
  const composed = composeToken(
    {
      baseline: '',
      headerText: JSON.stringify(header),
      payloadText: JSON.stringify(payload),
    },
    undefined,
  );
  const signed = composed.ok ? await signComposed(composed.value, reading) : undefined;
  return signed?.ok ? signed.value : undefined;
}
