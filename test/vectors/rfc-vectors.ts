import type { RfcVector } from './rfc-vector.ts';
import { RFC7515_A1, RFC7515_A2, RFC7515_A3, RFC7515_A4, RFC7515_A5 } from './rfc7515.ts';
import { RFC8037_A4 } from './rfc8037.ts';

/** The examples that are signed, with the key that made them. */
export const SIGNED_RFC_VECTORS: readonly RfcVector[] = [
  RFC7515_A1,
  RFC7515_A2,
  RFC7515_A3,
  RFC7515_A4,
  RFC8037_A4,
];

export const RFC_VECTORS: readonly RfcVector[] = [...SIGNED_RFC_VECTORS, RFC7515_A5];
