import type { EncryptionSuite } from '../registry/encryption-algorithms.ts';
import { type DecodedToken, findPart, type PartName } from './decoded-token.ts';

/** A part whose length no verifier can accept. Lengths are in bytes. */
export interface ShapeFault {
  readonly part: 'encryptedKey' | 'initializationVector' | 'ciphertext' | 'authenticationTag';
  readonly length: number;
  /** What the length must be; undefined where it must be a multiple of 16, and more than none. */
  readonly expected: number | undefined;
}

const AES_BLOCK = 16;

/** The parts of an encrypted token that are not as long as its algorithms make them (RFC 7518 §5.2, §5.3). */
export function findShapeFaults(token: DecodedToken, suite: EncryptionSuite): ShapeFault[] {
  const { algorithm, encryption } = suite;
  const faults: ShapeFault[] = [];
  const expect = (part: ShapeFault['part'], expected: number | undefined) => {
    const length = partLength(token, part);
    if (expected !== undefined && length !== expected) faults.push({ part, length, expected });
  };
  expect('encryptedKey', encryptedKeyLength(suite));
  if (algorithm.mode === 'key-encryption' && partLength(token, 'encryptedKey') === 0) {
    faults.push({ part: 'encryptedKey', length: 0, expected: undefined });
  }
  expect('initializationVector', encryption.ivLength);
  const ciphertext = partLength(token, 'ciphertext');
  if (encryption.hash && (ciphertext === 0 || ciphertext % AES_BLOCK !== 0)) {
    faults.push({ part: 'ciphertext', length: ciphertext, expected: undefined });
  }
  expect('authenticationTag', encryption.tagLength);
  return faults;
}

/** Undefined where the key of the verifier decides: RSA. */
function encryptedKeyLength({ algorithm, encryption }: EncryptionSuite): number | undefined {
  switch (algorithm.mode) {
    case 'direct-encryption':
    case 'direct-agreement':
      return 0;
    case 'key-wrapping':
    case 'agreement-with-wrapping':
      return encryption.keyLength + (algorithm.wrapOverhead ?? 0);
    case 'key-encryption':
      return undefined;
  }
}

/** Bytes of a part; none where it is missing or cannot be read. */
function partLength(token: DecodedToken, name: PartName): number {
  const bytes = findPart(token, name)?.bytes;
  return bytes?.ok ? bytes.value.length : 0;
}
