import { withoutZeros } from './big-integer.ts';
import { DER_BIT_STRING, DER_INTEGER, DER_OBJECT_IDENTIFIER, DER_SEQUENCE } from './der.ts';
import { joinBytes } from './join-bytes.ts';

/** One element of DER with its tag and length (X.690 §8.1). */
export function writeDer(tag: number, ...contents: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const length = contents.reduce((sum, content) => sum + content.length, 0);
  return joinBytes(Uint8Array.of(tag, ...lengthBytes(length)), ...contents);
}

export function writeSequence(...elements: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return writeDer(DER_SEQUENCE, ...elements);
}

/** An unsigned big-endian number as INTEGER: no zeros before it but the one that keeps it positive. */
export function writeInteger(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const shortest = bytes.length === 0 ? Uint8Array.of(0) : withoutZeros(bytes);
  const sign = (shortest[0] ?? 0) >= 0x80 ? [Uint8Array.of(0)] : [];
  return writeDer(DER_INTEGER, ...sign, shortest);
}

/** A BIT STRING of whole bytes. */
export function writeBitString(content: Uint8Array): Uint8Array<ArrayBuffer> {
  return writeDer(DER_BIT_STRING, Uint8Array.of(0), content);
}

/** An object identifier from its dotted form (X.690 §8.19). */
export function writeObjectIdentifier(dotted: string): Uint8Array<ArrayBuffer> {
  const [first = 0, second = 0, ...others] = dotted.split('.').map(Number);
  const bytes = [40 * first + second, ...others].flatMap(base128);
  return writeDer(DER_OBJECT_IDENTIFIER, Uint8Array.from(bytes));
}

function base128(arc: number): number[] {
  const bytes = [arc & 0x7f];
  for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128)) {
    bytes.unshift((rest & 0x7f) | 0x80);
  }
  return bytes;
}

function lengthBytes(length: number): number[] {
  if (length < 0x80) return [length];
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest & 0xff);
  return [0x80 | bytes.length, ...bytes];
}
