import type { ParameterFault } from '../decode/encryption-parameters.ts';
import type { ShapeFault } from '../decode/encryption-shape.ts';
import type { EncryptionSuite, KeyManagementAlgorithm } from '../registry/encryption-algorithms.ts';
import { octets } from '../words/count-words.ts';
import { insideQuotes } from '../words/quote.ts';
import { say } from '../words/say.ts';
import { PART_NAMES } from './part-names.ts';

/** What is wrong with the length of a part. */
export function explainShapeFault(
  { part, length, expected }: ShapeFault,
  { algorithm, encryption }: EncryptionSuite,
): string {
  const name = `${PART_NAMES[part]}: ${octets(length)}`;
  if (part === 'encryptedKey') {
    if (expected === undefined)
      return say`${name}; ${algorithm.name} puts the encrypted key there.`;
    return expected === 0
      ? say`${name}; with ${algorithm.name} it must be empty.`
      : say`${name}; ${algorithm.name} with ${encryption.name} makes ${expected}.`;
  }
  return expected === undefined
    ? say`${name}; ${encryption.name} makes a multiple of 16, and at least 16.`
    : say`${name}; ${encryption.name} has exactly ${expected}.`;
}

/** What is wrong with a header parameter of the algorithm. */
export function explainParameterFault(
  fault: ParameterFault,
  { name }: KeyManagementAlgorithm,
): string {
  const parameter = `"${fault.parameter}"`;
  switch (fault.fault) {
    case 'missing':
      return say`${name} needs ${parameter} in the header, and there is none.`;
    case 'wrong-type':
      return say`${parameter} is not ${PARAMETER_TYPES[fault.parameter]()}.`;
    case 'not-base64url':
      return say`${parameter} is not base64url.`;
    case 'private':
      return say`${parameter} holds a private key. Only the sender may have that one; whoever reads it can open the token.`;
    case 'curve-unknown':
      return say`${parameter} names the curve "${insideQuotes(fault.curve)}", or another "kty" than goes with it. Here ${name} works on P-256, P-384, P-521, X25519 and X448.`;
    case 'coordinates':
      return say`${parameter} has a coordinate that is missing, or not as long as ${fault.curve} asks for.`;
    case 'off-curve':
      return say`${parameter} is no point on ${fault.curve}. Calculating with it could give away your private key (invalid curve attack), so it is not done.`;
    case 'low-order':
      return say`${parameter} is a point of low order on ${fault.curve}: with it anyone knows the key that comes out.`;
    case 'same-as-apu':
      return say`"apu" and "apv" are the same; they must be distinct (RFC 7518 §4.6.2).`;
    case 'length':
      return fault.parameter === 'p2s'
        ? say`${parameter} has ${octets(fault.length)}; a salt has ${fault.expected} or more (RFC 7518 §4.8.1.1).`
        : say`${parameter} has ${octets(fault.length)}; ${name} has exactly ${fault.expected} (RFC 7518 §4.7.1).`;
  }
}

const PARAMETER_TYPES = {
  epk: () => say`a JWK`,
  apu: () => say`a string`,
  apv: () => say`a string`,
  p2s: () => say`a string`,
  p2c: () => say`a positive whole number`,
  iv: () => say`a string`,
  tag: () => say`a string`,
} as const satisfies Record<ParameterFault['parameter'], () => string>;
