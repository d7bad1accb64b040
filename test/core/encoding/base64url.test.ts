import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decodeBase64url,
  encodeBase64,
  encodeBase64url,
  readBase64urlLeniently,
} from '../../../src/core/encoding/base64url.ts';

const FOREIGN = 'not-base64url';

test.each([
  ['a plus sign', 'eyJ+', { code: FOREIGN, character: '+', offset: 3 }],
  ['a slash', '/yJx', { code: FOREIGN, character: '/', offset: 0 }],
  ['the first of several', 'a!b?', { code: FOREIGN, character: '!', offset: 1 }],
  ['a blank', 'eyJ hbGc', { code: FOREIGN, character: ' ', offset: 3 }],
  ['a line break', 'eyJh\nbGc', { code: FOREIGN, character: '\n', offset: 4 }],
  ['a dot', 'eyJh.', { code: FOREIGN, character: '.', offset: 4 }],
  ['a letter with an accent', 'eyéJ', { code: FOREIGN, character: 'é', offset: 2 }],
  ['a full-width letter', 'Ａbcd', { code: FOREIGN, character: 'Ａ', offset: 0 }],
  ['a whole character beyond 16 bits', 'ab😀d', { code: FOREIGN, character: '😀', offset: 2 }],
  ['half a surrogate pair', 'ab\ud83d', { code: FOREIGN, character: '\ud83d', offset: 2 }],
  ['a NUL', 'ab\u0000d', { code: FOREIGN, character: '\u0000', offset: 2 }],
  [
    'a foreign character before an impossible length',
    'ab!de',
    { code: FOREIGN, character: '!', offset: 2 },
  ],
  ['an equals sign inside', 'ab=d', { code: FOREIGN, character: '=', offset: 2 }],
  ['three equals signs', 'QQ===', { code: FOREIGN, character: '=', offset: 2 }],
  ['one character of padding', 'QUI=', { code: 'padding', offset: 3 }],
  ['two characters of padding', 'QQ==', { code: 'padding', offset: 2 }],
  ['nothing but padding', '==', { code: 'padding', offset: 0 }],
  ['a lone character', 'e', { code: 'impossible-length', length: 1, offset: 0 }],
  ['a lone last character', 'eyJpc', { code: 'impossible-length', length: 5, offset: 4 }],
  ['four spare bits', 'QR', { code: 'not-canonical', character: 'R', offset: 1 }],
  ['two spare bits', 'QUJ', { code: 'not-canonical', character: 'J', offset: 2 }],
  ['spare bits in an underscore', 'AAAA__', { code: 'not-canonical', character: '_', offset: 5 }],
])('names %s', (_, encoded, problem) => {
  expect(decodeBase64url(encoded)).toEqual({ ok: false, problem });
});

test('finds nothing wrong with the empty text', () => {
  expect(decodeBase64url('')).toEqual({ ok: true, value: new Uint8Array() });
});

test('knows each canonical last character, and no other', () => {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const accepted = (head: string) =>
    [...alphabet].filter((last) => decodeBase64url(head + last).ok).join('');

  expect(accepted('A')).toBe('AQgw');
  expect(accepted('AA')).toBe('AEIMQUYcgkosw048');
  expect(accepted('AAA')).toBe(alphabet);
});

describe('agrees with Node', () => {
  test('encodes and decodes any bytes as Node does', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const encoded = Buffer.from(bytes).toString('base64url');
        expect(encodeBase64url(bytes)).toBe(encoded);
        expect(decodeBase64url(encoded)).toEqual({ ok: true, value: bytes });
        expect(encodeBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
      }),
    );
  });

  test('encodes bytes that take more than one call as Node does', () => {
    const bytes = Uint8Array.from({ length: 200_001 }, (_, index) => (index * 31) % 256);

    expect(encodeBase64url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
  });

  test('accepting exactly what Node would write', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\w+/=.-]{0,12}$/), (text) => {
        const isCanonical = Buffer.from(text, 'base64url').toString('base64url') === text;
        expect(decodeBase64url(text).ok).toBe(isCanonical);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('for showing only', () => {
  test.each([
    ['padding is dropped', 'QUI=', 'AB'],
    ['standard base64 is read', 'Pz8/Pj4+', '???>>>'],
    ['reading stops at a foreign character', 'QUJD!REVG', 'ABC'],
    ['a lone last character is dropped', 'QUJDR', 'ABC'],
    ['spare bits are dropped', 'QUJ', 'AB'],
    ['a text that begins badly gives nothing', '!QUJD', ''],
    ['nothing gives nothing', '', ''],
  ])('%s', (_, encoded, text) => {
    expect(Buffer.from(readBase64urlLeniently(encoded)).toString()).toBe(text);
  });

  test('no text throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        readBase64urlLeniently(text);
        decodeBase64url(text);
      }),
    );
  });

  test('strict and lenient reading agree where strict reading succeeds', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(readBase64urlLeniently(encodeBase64url(bytes))).toEqual(bytes);
      }),
    );
  });
});
