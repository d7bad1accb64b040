import type { RsaSize } from '../crypto/keys/generate-key.ts';

export type { RsaSize } from '../crypto/keys/generate-key.ts';

/** Bits of the RSA keys that can be made here. */
export const RSA_SIZES = [2048, 3072, 4096] as const satisfies readonly RsaSize[];
