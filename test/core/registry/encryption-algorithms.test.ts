import { describe, expect, test } from 'vitest';
import {
  CONTENT_ENCRYPTIONS,
  findContentEncryption,
  findKeyManagement,
  KEY_MANAGEMENT_ALGORITHMS,
} from '../../../src/core/registry/encryption-algorithms.ts';
import { takesSecret } from '../../../src/core/registry/symmetric-encryption.ts';

test('every name of the table is found, and nothing else', () => {
  for (const algorithm of KEY_MANAGEMENT_ALGORITHMS) {
    expect(findKeyManagement(algorithm.name)).toBe(algorithm);
  }
  for (const encryption of CONTENT_ENCRYPTIONS) {
    expect(findContentEncryption(encryption.name)).toBe(encryption);
  }
  for (const name of ['', 'DIR', 'constructor', '__proto__', 'HS256', 'A128CBC']) {
    expect(findKeyManagement(name)).toBeUndefined();
    expect(findContentEncryption(name)).toBeUndefined();
  }
});

test.each(KEY_MANAGEMENT_ALGORITHMS)(
  'the Key box knows before the table is here whether $name takes a secret',
  ({ name, keyTypes }) => {
    expect(takesSecret(name)).toBe(keyTypes.includes('oct'));
  },
);

describe('lengths in bytes (RFC 7518 §5.2, §5.3)', () => {
  test.each([
    ['A128GCM', 16, 12, 16],
    ['A192GCM', 24, 12, 16],
    ['A256GCM', 32, 12, 16],
    ['A128CBC-HS256', 32, 16, 16],
    ['A192CBC-HS384', 48, 16, 24],
    ['A256CBC-HS512', 64, 16, 32],
  ])('%s', (name, keyLength, ivLength, tagLength) => {
    expect(findContentEncryption(name)).toMatchObject({ keyLength, ivLength, tagLength });
  });
});
