import { bitLength, toBigInteger } from '../encoding/big-integer.ts';
import {
  DER_BIT_STRING,
  DER_INTEGER,
  DER_OCTET_STRING,
  DER_SEQUENCE,
  type DerElement,
  readDerChildren,
} from '../encoding/der.ts';
import { CURVES, type Curve, decompress, modulo } from './curves.ts';

/** Explicit parameters: the curve that they spell out, or the bits of a field that no known curve has. */
export interface ExplicitCurve {
  readonly name: string | undefined;
  readonly bits: number | undefined;
}

/**
 * Reads the content of SpecifiedECDomain (SEC 1 §C.2): version, field, curve, base, order. All of
 * it has to be that of a named curve: with another base anybody has a private key (CVE-2020-0601).
 */
export function findExplicitCurve(content: Uint8Array): ExplicitCurve {
  const [version, field, curve, base, order, cofactor] = elements(content);
  const prime = field && elements(field.content)[1];
  const [a, b] = curve ? elements(curve.content) : [];
  const p = prime?.tag === DER_INTEGER ? toBigInteger(prime.content) : undefined;
  const bits = prime?.tag === DER_INTEGER ? bitLength(prime.content) : undefined;
  const isWhole =
    version?.tag === DER_INTEGER &&
    field?.tag === DER_SEQUENCE &&
    a?.tag === DER_OCTET_STRING &&
    b?.tag === DER_OCTET_STRING &&
    base?.tag === DER_OCTET_STRING &&
    order?.tag === DER_INTEGER &&
    (cofactor === undefined || isOne(cofactor));
  if (!isWhole || p === undefined) return { name: undefined, bits };
  const found = [...CURVES].find(
    ([, known]) =>
      known.p === p &&
      modulo(known.a, p) === toBigInteger(a.content) &&
      known.b === toBigInteger(b.content) &&
      known.order === toBigInteger(order.content) &&
      isGenerator(base.content, known),
  );
  return { name: found?.[0], bits };
}

/** All of these curves have the cofactor 1; a BIT STRING is the hash of a seed. */
function isOne({ tag, content }: DerElement): boolean {
  return tag === DER_INTEGER ? toBigInteger(content) === 1n : tag !== DER_BIT_STRING;
}

function isGenerator(encoded: Uint8Array, curve: Curve): boolean {
  const [x, y] = curve.generator;
  const [form] = encoded;
  const first = toBigInteger(encoded.subarray(1, 1 + curve.size));
  if (form === 4) {
    return first === x && toBigInteger(encoded.subarray(1 + curve.size)) === y;
  }
  return (
    (form === 2 || form === 3) &&
    encoded.length === 1 + curve.size &&
    first === x &&
    decompress(curve, first, form === 3) === y
  );
}

function elements(content: Uint8Array): DerElement[] {
  const read = readDerChildren(content);
  return read.ok ? read.value : [];
}
