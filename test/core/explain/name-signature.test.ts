import { expect, test } from 'vitest';
import { isDerSignature } from '../../../src/core/explain/name-signature.ts';

const zeros = (length: number) => new Uint8Array(length);
const der = (length: number) => Uint8Array.of(0x30, length - 2, ...zeros(length - 2));
const longDer = (length: number) => Uint8Array.of(0x30, 0x81, length - 3, ...zeros(length - 3));

test.each([
  ['a sequence of the right length', der(71), true],
  ['a longer sequence', longDer(139), true],
  ['a sequence of another length', Uint8Array.of(0x30, 1, 2, 3), false],
  ['r and s joined', zeros(64), false],
  ['a signature of RSA', zeros(256), false],
  ['nothing', zeros(0), false],
])('knows DER by its form: %s', (_, signature, isDer) => {
  expect(isDerSignature(signature)).toBe(isDer);
});
