import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodePunycode } from '../../../src/core/audit/punycode.ts';

test.each(['bücher', 'аuth0', 'παράδειγμα', '例え', 'a-b-ä', '💩'])('reads back %s', (label) => {
  const encoded = new URL(`https://${label}.test`).hostname.split('.')[0] ?? '';
  expect(decodePunycode(encoded.slice('xn--'.length))).toBe(label);
});

test.each(['!', 'a'.repeat(64), '99999999'])('rejects %s', (encoded) => {
  expect(decodePunycode(encoded)).toBeUndefined();
});

test('answers for any text, with a text or with nothing', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z0-9-]{0,63}$/), (encoded) => {
      expect(['string', 'undefined']).toContain(typeof decodePunycode(encoded));
    }),
  );
});
