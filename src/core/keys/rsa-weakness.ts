import { memberBytes, toBigInteger } from '../encoding/big-integer.ts';
import type { Jwk } from './key-material.ts';

/** What makes an RSA key easy to break, as far as it can be seen at once. */
export type RsaWeakness =
  | { readonly kind: 'exponent-one' | 'exponent-even' | 'exponent-three' }
  | { readonly kind: 'modulus-tiny' }
  | { readonly kind: 'small-factor'; readonly factor: number }
  | { readonly kind: 'close-primes' }
  | { readonly kind: 'roca' };

/** Numbers are divided by all primes below this. */
const SMALL = 10_000;
const FERMAT_STEPS = 100;
/** Larger moduli than anybody uses would hold up the page. */
const MOST_BITS = 16_384;

/** Looks for what is proven in moments; an empty list says nothing of a key's strength. */
export function findRsaWeaknesses(jwk: Jwk): RsaWeakness[] {
  const modulus = memberBytes(jwk.n);
  const exponent = memberBytes(jwk.e);
  if (jwk.kty !== 'RSA' || !modulus || !exponent || modulus.length * 8 > MOST_BITS) return [];
  const n = toBigInteger(modulus);
  const found = [exponentWeakness(toBigInteger(exponent)), brokenModulus(n) ?? modulusWeakness(n)];
  return found.filter((weakness) => weakness !== undefined);
}

/** What makes a key no RSA key at all: anybody can sign with it, or nobody. */
export function findBrokenRsa(jwk: Jwk): RsaWeakness | undefined {
  const modulus = memberBytes(jwk.n);
  const exponent = memberBytes(jwk.e);
  if (jwk.kty !== 'RSA' || !modulus || !exponent || modulus.length * 8 > MOST_BITS)
    return undefined;
  const weakness = exponentWeakness(toBigInteger(exponent));
  if (weakness && weakness.kind !== 'exponent-three') return weakness;
  return brokenModulus(toBigInteger(modulus));
}

function exponentWeakness(e: bigint): RsaWeakness | undefined {
  if (e === 1n) return { kind: 'exponent-one' };
  if (e % 2n === 0n) return { kind: 'exponent-even' };
  return e === 3n ? { kind: 'exponent-three' } : undefined;
}

function brokenModulus(n: bigint): RsaWeakness | undefined {
  if (n < 2n) return { kind: 'modulus-tiny' };
  const factor = smallPrimes().find((prime) => n % BigInt(prime) === 0n);
  return factor === undefined ? undefined : { kind: 'small-factor', factor };
}

function modulusWeakness(n: bigint): RsaWeakness | undefined {
  if (hasClosePrimes(n)) return { kind: 'close-primes' };
  return hasRocaFingerprint(n) ? { kind: 'roca' } : undefined;
}

/** Fermat's method: n = a² − b², found in a few steps when the two primes are close (CVE-2022-26320). */
function hasClosePrimes(n: bigint): boolean {
  let a = ceilingRoot(n);
  for (let step = 0; step < FERMAT_STEPS; step++, a++) {
    const square = a * a - n;
    // Squares end in 0, 1, 4 or 9 in base 16, which spares three roots in four.
    const last = square & 15n;
    if (last !== 0n && last !== 1n && last !== 4n && last !== 9n) continue;
    const b = floorRoot(square);
    if (b * b === square) return a - b > 1n;
  }
  return false;
}

/** The primes of Infineon's broken generator are powers of 65537 modulo many small primes (CVE-2017-15361). */
const ROCA_GENERATOR = 65_537;
const ROCA_LARGEST = 167;

function hasRocaFingerprint(n: bigint): boolean {
  return smallPrimes()
    .filter((prime) => prime > 2 && prime <= ROCA_LARGEST)
    .every((prime) => powersOf(ROCA_GENERATOR, prime).has(Number(n % BigInt(prime))));
}

function powersOf(base: number, prime: number): Set<number> {
  const powers = new Set<number>();
  for (let power = 1; !powers.has(power); power = (power * base) % prime) powers.add(power);
  return powers;
}

let primes: readonly number[] | undefined;

function smallPrimes(): readonly number[] {
  primes ??= sieve();
  return primes;
}

function sieve(): number[] {
  const composite = new Uint8Array(SMALL);
  const found: number[] = [];
  for (let number = 2; number < SMALL; number++) {
    if (composite[number]) continue;
    found.push(number);
    for (let multiple = number * number; multiple < SMALL; multiple += number) {
      composite[multiple] = 1;
    }
  }
  return found;
}

/** Newton's method from above; for 0 and positive numbers. */
function floorRoot(n: bigint): bigint {
  if (n < 2n) return n;
  let root = 1n << BigInt(Math.ceil(n.toString(16).length * 2));
  for (;;) {
    const next = (root + n / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

function ceilingRoot(n: bigint): bigint {
  const root = floorRoot(n);
  return root * root === n ? root : root + 1n;
}
