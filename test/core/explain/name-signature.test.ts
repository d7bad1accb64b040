import { expect, test } from 'vitest';
import { describeSignatureBytes } from '../../../src/core/explain/name-signature.ts';
import { findSignatureAlgorithm } from '../../../src/core/registry/algorithms.ts';

const zeros = (length: number) => new Uint8Array(length);
const der = (length: number) => Uint8Array.of(0x30, length - 2, ...zeros(length - 2));
const longDer = (length: number) => Uint8Array.of(0x30, 0x81, length - 3, ...zeros(length - 3));

test.each([
  ['ES256', zeros(64), /^64 \w+ · r‖s, P-256$/],
  ['ES384', zeros(96), /^96 \w+ · r‖s, P-384$/],
  ['Ed25519', zeros(64), /^64 \w+ · Ed25519$/],
  ['ES256', zeros(256), /^256 \w+$/],
  ['ES256', der(71), /^71 \w+ · DER$/],
  ['ES512', longDer(139), /^139 \w+ · DER$/],
  ['ES256', Uint8Array.of(0x30, 1, 2, 3), /^4 \w+$/],
  ['RS256', zeros(256), /^256 \w+$/],
  ['PS512', zeros(512), /^512 \w+$/],
  ['HS256', zeros(32), /^32 \w+$/],
  ['none', zeros(1), /^1 \w+$/],
])('a signature of %s is described by its length and its own form', (name, signature, words) => {
  expect(describeSignatureBytes(signature, findSignatureAlgorithm(name))).toMatch(words);
});
