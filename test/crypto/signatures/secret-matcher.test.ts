import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quickMatcher } from '../../../src/crypto/signatures/quick-matcher.ts';
import { secretMatcher } from '../../../src/crypto/signatures/secret-matcher.ts';
import type { HmacName } from '../../../src/crypto/signatures/signed-input.ts';

const HASHES = { HS256: 'sha256', HS384: 'sha384', HS512: 'sha512' } as const;

function macOf(name: HmacName, secret: Uint8Array, message: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHmac(HASHES[name], secret).update(message).digest());
}

const bytes = (maxLength: number) =>
  fc.uint8Array({ minLength: 1, maxLength }).map((bytes) => new Uint8Array(bytes));

describe('quickMatcher', () => {
  test("knows the tags of Node's own HMAC from all others, secret after secret", () => {
    const cases = fc.tuple(bytes(400), fc.array(bytes(200), { minLength: 2, maxLength: 5 }));
    fc.assert(
      fc.property(cases, ([message, secrets]) => {
        for (const right of secrets) {
          const matches = quickMatcher(message, macOf('HS256', right, message));
          for (const secret of secrets) {
            const expected = Buffer.compare(
              macOf('HS256', secret, message),
              macOf('HS256', right, message),
            );
            expect(matches(secret)).toBe(expected === 0);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test.each([0, 1, 55, 56, 63, 64, 65, 119, 120, 128, 1000])(
    'knows the tag of a message and a secret of %i bytes',
    (length) => {
      const text = new Uint8Array(length).fill(0x61);
      const matches = quickMatcher(text, macOf('HS256', text, text));
      expect(matches(text)).toBe(true);
      expect(matches(new Uint8Array([...text, 0x62]))).toBe(false);
    },
  );

  test.each([0, 31, 33])('takes no tag of %i bytes', (length) => {
    const message = new Uint8Array([1, 2, 3]);
    const secret = new Uint8Array([4]);
    const tag = new Uint8Array(length);
    tag.set(macOf('HS256', secret, message).subarray(0, length));
    expect(quickMatcher(message, tag)(secret)).toBe(false);
  });
});

describe('secretMatcher', () => {
  test.each([
    ['HS256', 100],
    ['HS256', 1000],
    ['HS256', 1001],
    ['HS384', 100],
    ['HS512', 100],
    ['HS512', 5000],
  ] as const)('%s over %i bytes: finds the secret and no other', async (algorithm, length) => {
    const signingInput = 'x'.repeat(length);
    const secret = new TextEncoder().encode('changeme');
    const signature = macOf(algorithm, secret, new TextEncoder().encode(signingInput));
    const { matches } = secretMatcher({ algorithm, signingInput, signature });
    expect(await matches(secret)).toBe(true);
    expect(await matches(new TextEncoder().encode('changemf'))).toBe(false);
  });
});
