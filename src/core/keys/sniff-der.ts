import {
  DER_BIT_STRING,
  DER_INTEGER,
  DER_OBJECT_IDENTIFIER,
  DER_OCTET_STRING,
  DER_SEQUENCE,
  type DerElement,
  readDer,
  readDerChildren,
} from '../encoding/der.ts';
import type { DerLabel } from './key-material.ts';

/** The shapes of what is told apart: one letter an element, see `LETTERS`. */
const SHAPES: readonly (readonly [RegExp, DerLabel])[] = [
  [/^AB$/, 'PUBLIC KEY'],
  [/^AO$/, 'ENCRYPTED PRIVATE KEY'],
  [/^IAO/, 'PRIVATE KEY'],
  [/^II$/, 'RSA PUBLIC KEY'],
  [/^I{9}S?$/, 'RSA PRIVATE KEY'],
  [/^IO[^IOSAB]*$/, 'EC PRIVATE KEY'],
  [/^IA(?:S|A)?$/, 'PKCS12'],
  [/^SAB$/, 'CERTIFICATE'],
  [/^N[^IOSAB]$/, 'PKCS7'],
];

const LETTERS: ReadonlyMap<number, string> = new Map([
  [DER_INTEGER, 'I'],
  [DER_OCTET_STRING, 'O'],
  [DER_BIT_STRING, 'B'],
  [DER_OBJECT_IDENTIFIER, 'N'],
  [DER_SEQUENCE, 'S'],
]);

/** Elements of a TBSCertificate that are always there (RFC 5280 §4.1), without the version. */
const CERTIFICATE_ELEMENTS = 6;

/** What DER holds, by its outermost elements; undefined when it is none of what we know, or not whole. */
export function sniffDer(der: Uint8Array): DerLabel | undefined {
  const outer = readDer(der);
  if (!outer.ok || outer.value.tag !== DER_SEQUENCE || outer.value.rest.length > 0) {
    return undefined;
  }
  const elements = readDerChildren(outer.value.content);
  if (!elements.ok) return undefined;
  const shape = elements.value.map(letter).join('');
  const label = SHAPES.find(([pattern]) => pattern.test(shape))?.[1];
  if (label !== 'CERTIFICATE') return label;
  const signed = readDerChildren(elements.value[0]?.content ?? new Uint8Array());
  const count = signed.ok ? signed.value.length : 0;
  return count >= CERTIFICATE_ELEMENTS ? 'CERTIFICATE' : 'CERTIFICATE REQUEST';
}

/** How many bytes a first element lacks; negative when others are behind it. */
export function missingBytes(der: Uint8Array): number {
  const [tag, first = 0] = der;
  if (tag !== DER_SEQUENCE || first === 0x80) return 0;
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  if (lengthBytes > 3) return 0;
  const long = der.subarray(2, 2 + lengthBytes);
  const length = first < 0x80 ? first : long.reduce((sum, byte) => sum * 256 + byte, 0);
  return 2 + lengthBytes + length - der.length;
}

/** One letter for an element: `A` for a sequence that begins with an object identifier. */
function letter({ tag, content }: DerElement): string {
  if (tag === DER_SEQUENCE && content[0] === DER_OBJECT_IDENTIFIER) return 'A';
  return LETTERS.get(tag) ?? '.';
}
