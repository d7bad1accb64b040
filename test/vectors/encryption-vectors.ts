import type { EncryptionVector } from './encryption-vector.ts';
import { JWCRYPTO_X25519, JWCRYPTO_X25519_WRAPPED } from './jwcrypto.ts';
import { RFC7516_A_1, RFC7516_A_2, RFC7516_A_3 } from './rfc7516.ts';
import * as rfc7520 from './rfc7520-encryption.ts';

const { RFC7520_6: _nested, RFC7520_5_1, ...others } = rfc7520;

/** Those that are opened. */
export const ENCRYPTION_VECTORS: readonly EncryptionVector[] = [
  RFC7516_A_1,
  RFC7516_A_3,
  ...Object.values(others),
  JWCRYPTO_X25519,
  JWCRYPTO_X25519_WRAPPED,
];

/** Those of RSA1_5, which is refused. */
export const REFUSED_VECTORS: readonly EncryptionVector[] = [RFC7516_A_2, RFC7520_5_1];
