import { toBigInteger } from '../encoding/big-integer.ts';
import { modulo, power } from './curves.ts';

/** What is wrong with an Ed25519 or Ed448 public key. */
export type EdwardsFault = 'low-order' | 'not-canonical' | 'off-curve';

/** The curve ax² + y² = 1 + dx²y² modulo p (RFC 8032 §5.1, §5.2). */
interface EdwardsCurve {
  readonly p: bigint;
  readonly a: bigint;
  readonly d: bigint;
  /** y of each point whose order divides the cofactor. */
  readonly lowOrder: readonly bigint[];
}

const P25519 = 2n ** 255n - 19n;
const P448 = 2n ** 448n - 2n ** 224n - 1n;
/** y of the points of order 8; those of the others are 0, 1 and −1. */
const EIGHTH = 2707385501144840649318225287225658788936804267575313519463743609750303402022n;

const CURVES: ReadonlyMap<string, EdwardsCurve> = new Map([
  [
    'Ed25519',
    {
      p: P25519,
      a: -1n,
      d: modulo(-121665n * power(121666n, P25519 - 2n, P25519), P25519),
      lowOrder: [0n, 1n, P25519 - 1n, EIGHTH, P25519 - EIGHTH],
    },
  ],
  ['Ed448', { p: P448, a: 1n, d: modulo(-39081n, P448), lowOrder: [0n, 1n, P448 - 1n] }],
]);

/**
 * What keeps bytes from being an honest public key. RFC 8032 §5.1.3 and §5.2.3 decode no y of p
 * or more and no sign of a zero x; a point of small order verifies what nobody signed.
 */
export function edwardsFault(encoded: Uint8Array, name: string): EdwardsFault | undefined {
  const curve = CURVES.get(name);
  if (!curve) return undefined;
  const { p, a, d, lowOrder } = curve;
  const bytes = encoded.toReversed();
  const isNegative = ((bytes[0] ?? 0) & 0x80) !== 0;
  bytes[0] = (bytes[0] ?? 0) & 0x7f;
  const written = toBigInteger(bytes);
  const y = written % p;
  if (lowOrder.includes(y)) return 'low-order';
  if (written >= p) return 'not-canonical';
  const above = modulo(1n - y * y, p);
  const below = modulo(a - d * y * y, p);
  // x² = above / below is a square exactly where above · below is one (Euler's criterion).
  const isSquare = power((above * below) % p, (p - 1n) / 2n, p) === 1n;
  if (above === 0n && isNegative) return 'not-canonical';
  return isSquare ? undefined : 'off-curve';
}
