import type { ParameterFault } from '../decode/encryption-parameters.ts';
import type { ShapeFault } from '../decode/encryption-shape.ts';
import type { EncryptionSuite, KeyManagementAlgorithm } from '../registry/encryption-algorithms.ts';
import { bytes } from '../words/count-words.ts';
import { insideQuotes, quote } from '../words/quote.ts';
import { say } from '../words/say.ts';

/** What is wrong with the length of a part. */
export function explainShapeFault(
  { part, length, expected }: ShapeFault,
  { algorithm, encryption }: EncryptionSuite,
): string {
  switch (part) {
    case 'encryptedKey':
      if (expected === undefined) {
        return say`The encrypted key is empty, but ${algorithm.name} requires an encrypted key.`;
      }
      return expected === 0
        ? say`The encrypted key has ${bytes(length)}, but ${algorithm.name} requires it to be empty.`
        : say`The encrypted key has ${bytes(length)}, but ${algorithm.name} with ${encryption.name} produces ${expected}.`;
    case 'initializationVector':
      return say`The initialization vector has ${bytes(length)}, but ${encryption.name} uses exactly ${expected ?? 0}.`;
    case 'ciphertext':
      return say`The ciphertext has ${bytes(length)}, but ${encryption.name} produces a multiple of 16, and at least 16.`;
    case 'authenticationTag':
      return say`The authentication tag has ${bytes(length)}, but ${encryption.name} uses exactly ${expected ?? 0}.`;
  }
}

/** What is wrong with a header parameter of the algorithm. */
export function explainParameterFault(
  fault: ParameterFault,
  { name }: KeyManagementAlgorithm,
): string {
  const parameter = quote(fault.parameter);
  switch (fault.fault) {
    case 'missing':
      return say`${name} needs ${parameter} in the header, but it is missing.`;
    case 'wrong-type':
      return say`${parameter} is not ${PARAMETER_TYPES[fault.parameter]()}.`;
    case 'not-base64url':
      return say`${parameter} is not base64url.`;
    case 'private':
      return say`${parameter} contains a private key. Only the sender may have that key: anyone who reads it can decrypt the token.`;
    case 'curve-unknown':
      return say`In ${parameter}, the curve “${insideQuotes(fault.curve)}” is not supported, or “kty” doesn’t match the curve. Claimcheck supports ${name} on P-256, P-384, P-521, X25519 and X448.`;
    case 'coordinates':
      return say`${parameter} has a coordinate that is missing, or not as long as ${fault.curve} requires.`;
    case 'off-curve':
      return say`${parameter} is not a point on ${fault.curve}. Using it could reveal your private key (invalid curve attack), so Claimcheck doesn’t use it.`;
    case 'low-order':
      return say`${parameter} is a low-order point on ${fault.curve}, so anyone can know the derived key.`;
    case 'same-as-apu':
      return say`“apu” and “apv” are the same; they must be distinct (RFC 7518 §4.6.2).`;
    case 'length':
      return fault.parameter === 'p2s'
        ? say`${parameter} has ${bytes(fault.length)}; a salt needs at least ${fault.expected} (RFC 7518 §4.8.1.1).`
        : say`${parameter} has ${bytes(fault.length)}; ${name} needs exactly ${fault.expected} (RFC 7518 §4.7.1).`;
  }
}

const PARAMETER_TYPES = {
  epk: () => say`a JWK`,
  apu: () => say`a string`,
  apv: () => say`a string`,
  p2s: () => say`a string`,
  p2c: () => say`a positive integer`,
  iv: () => say`a string`,
  tag: () => say`a string`,
} as const satisfies Record<ParameterFault['parameter'], () => string>;
