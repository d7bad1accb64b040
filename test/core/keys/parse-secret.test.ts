import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decodeSecret,
  otherReadings,
  SECRET_ENCODINGS,
} from '../../../src/core/keys/parse-secret.ts';

describe('reads', () => {
  test.each([
    ['utf8', 'é😀', 'c3a9f09f9880'],
    ['utf8', ' a ', '206120'],
    ['base64url', '-_-_', 'fbffbf'],
    ['base64url', 'QQ', '41'],
    ['base64url', 'QQ==', '41'],
    ['base64url', 'QUI=', '4142'],
    ['base64url', 'QU\nJD\r\n', '414243'],
    ['base64url', 'QR', '41'],
    ['base64url', 'QUJ', '4142'],
    ['base64', '+/+/', 'fbffbf'],
    ['base64', 'QUI=', '4142'],
    ['base64', 'QUI', '4142'],
    ['base64', ' QU JD ', '414243'],
    ['base64', '+/=', 'fb'],
    ['base64', 'AA//', '000fff'],
    ['hex', '00fF', '00ff'],
    ['hex', '00:ff:7a', '00ff7a'],
    ['hex', '00 ff\n7a', '00ff7a'],
  ] as const)('%s: %j', (encoding, text, hex) => {
    const bytes = decodeSecret(text, encoding);

    expect(bytes.ok && Buffer.from(bytes.value).toString('hex')).toBe(hex);
  });
});

describe('names what an encoding does not have', () => {
  test.each([
    ['base64url', 'ab+d', '+', 2],
    ['base64url', '/bcd', '/', 0],
    ['base64url', 'a b!', '!', 3],
    ['base64', 'ab-d', '-', 2],
    ['base64', 'abc_', '_', 3],
    ['base64', 'ab😀d', '😀', 2],
    ['base64', 'ab=d', '=', 2],
    ['base64', 'QQ===', '=', 2],
    ['hex', '0x41', 'x', 1],
    ['hex', '4g', 'g', 1],
    ['hex', 'é', 'é', 0],
  ] as const)('%s: %j', (encoding, text, character, offset) => {
    expect(decodeSecret(text, encoding)).toEqual({
      ok: false,
      problem: { code: 'secret-not-decodable', encoding, character, offset },
    });
  });

  test.each([
    ['base64url', 'AAAAA', 5],
    ['base64', 'AAAA A', 5],
    ['hex', 'abc', 3],
    ['hex', 'a:b:c', 3],
  ] as const)('a length that %s cannot have: %j', (encoding, text, length) => {
    expect(decodeSecret(text, encoding)).toEqual({
      ok: false,
      problem: { code: 'secret-odd-length', encoding, length },
    });
  });
});

test('reads what Node writes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      for (const encoding of ['base64url', 'base64', 'hex'] as const) {
        const text = Buffer.from(bytes).toString(encoding);
        expect(decodeSecret(text, encoding)).toEqual({ ok: true, value: bytes });
      }
    }),
  );
});

test('reads base64 with spare bits as Node does', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^(?:[A-Za-z0-9+/]{4}){0,3}[A-Za-z0-9+/]{2,3}$/), (text) => {
      const bytes = decodeSecret(text, 'base64');
      expect(bytes.ok && Buffer.from(bytes.value)).toEqual(Buffer.from(text, 'base64'));
    }),
  );
});

test('offers the other encodings, not the current one', () => {
  expect(otherReadings('c2VjcmV0', 'utf8').map(({ encoding }) => encoding)).toEqual([
    'base64url',
    'base64',
    'hex',
  ]);
});

test('offers the same encoding without white space around it, and UTF-8 with it and without', () => {
  expect(otherReadings(' c2Vj\n', 'utf8')).toContainEqual({
    text: 'c2Vj',
    encoding: 'utf8',
    change: 'trim',
  });
  expect(otherReadings(' c2Vj\n', 'hex')).toMatchObject([
    { text: ' c2Vj\n', encoding: 'utf8', change: 'encoding' },
    { text: 'c2Vj', encoding: 'utf8', change: 'both' },
    { encoding: 'base64url', change: 'encoding' },
    { encoding: 'base64', change: 'encoding' },
    { text: 'c2Vj', encoding: 'hex', change: 'trim' },
  ]);
});

test('never throws, whatever the text', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(...SECRET_ENCODINGS),
      (text, encoding) => {
        decodeSecret(text, encoding);
      },
    ),
  );
});
