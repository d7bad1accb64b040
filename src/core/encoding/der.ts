import { fail, ok, type Result } from '../result.ts';

/** One element of DER: its tag, and where its content is. */
export interface DerElement {
  readonly tag: number;
  readonly content: Uint8Array;
  /** The bytes behind this element. */
  readonly rest: Uint8Array;
}

export type DerProblem = { readonly code: 'not-der' };

export const DER_INTEGER = 0x02;
export const DER_BIT_STRING = 0x03;
export const DER_OCTET_STRING = 0x04;
export const DER_OBJECT_IDENTIFIER = 0x06;
export const DER_SEQUENCE = 0x30;

/** Reads the first element (X.690 §8.1, definite lengths only). */
export function readDer(bytes: Uint8Array): Result<DerElement, DerProblem> {
  const [tag, first] = bytes;
  if (tag === undefined || first === undefined) return fail({ code: 'not-der' });
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  if (first === 0x80 || lengthBytes > 4) return fail({ code: 'not-der' });
  const long = bytes.subarray(2, 2 + lengthBytes);
  const length = first < 0x80 ? first : long.reduce((sum, byte) => sum * 256 + byte, 0);
  const start = 2 + lengthBytes;
  if (bytes.length < start + length) return fail({ code: 'not-der' });
  return ok({
    tag,
    content: bytes.subarray(start, start + length),
    rest: bytes.subarray(start + length),
  });
}

/** The elements inside a constructed one, or a problem when they do not fill it. */
export function readDerChildren(content: Uint8Array): Result<DerElement[], DerProblem> {
  const elements: DerElement[] = [];
  let rest = content;
  while (rest.length > 0) {
    const element = readDer(rest);
    if (!element.ok) return element;
    elements.push(element.value);
    rest = element.value.rest;
  }
  return ok(elements);
}

/** The elements of a sequence; none where the bytes are none. */
export function readSequence(bytes: Uint8Array): DerElement[] {
  const outer = readDer(bytes);
  if (!outer.ok || outer.value.tag !== DER_SEQUENCE) return [];
  const elements = readDerChildren(outer.value.content);
  return elements.ok ? elements.value : [];
}

/** An object identifier in dotted form (X.690 §8.19). */
export function objectIdentifier(content: Uint8Array): string {
  const arcs: number[] = [];
  let arc = 0;
  for (const byte of content) {
    arc = arc * 128 + (byte & 0x7f);
    if (byte < 0x80) {
      arcs.push(arc);
      arc = 0;
    }
  }
  const [joined = 0, ...others] = arcs;
  const first = Math.min(2, Math.floor(joined / 40));
  return [first, joined - 40 * first, ...others].join('.');
}
