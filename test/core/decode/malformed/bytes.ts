import type { RemovalKind } from '../../../../src/core/extract/found-token.ts';

/** Bytes that are not UTF-8, in hexadecimal, and the byte at which they stop being so. */
export const BROKEN_UTF8: readonly (readonly [name: string, hex: string, byte: number])[] = [
  ['a lone continuation', '80', 0],
  ['a continuation behind text', '7b2261223a22bf', 6],
  ['an overlong slash of two bytes', 'c0af', 0],
  ['an overlong slash of three', 'e080af', 0],
  ['an overlong slash of four', 'f08080af', 0],
  ['an overlong NUL', '7bc0807d', 1],
  ['two bytes cut off', '7b2261223a22c3', 6],
  ['three bytes cut off', '7b22e282', 2],
  ['four bytes cut off', '7b22f09f98', 2],
  ['a lone high surrogate', '22eda0bd22', 1],
  ['a lone low surrogate', '22edb88022', 1],
  ['a pair of surrogates', '22eda0bdedb88022', 1],
  ['beyond the last code point', '22f490808022', 1],
  ['a leading byte of five', '22f88080808022', 1],
  ['0xFE', 'fe', 0],
  ['0xFF behind an object', '7b7dff', 2],
  ['Latin-1 in a string', '7b2261223a22e4227d', 6],
  ['Latin-1 behind UTF-8', '7b22c3a4223a22e4227d', 7],
  ['UTF-16, little end first', 'fffe7b007d00', 0],
  ['UTF-16, big end first', 'feff007b007d', 0],
  ['a DEFLATE stream', '789cab5604000179', 1],
  ['a leading byte and a quote', '7b2261223ae2227d', 5],
];

/** Claims that are read all the same, since their encoding is recognized. */
export const CLAIMS_IN_OTHER_ENCODINGS: Readonly<Record<string, string>> = {
  'Latin-1 in a string': '{"a":"ä"}',
  'Latin-1 behind UTF-8': '{"Ã¤":"ä"}',
  'UTF-16, little end first': '{}',
  'UTF-16, big end first': '{}',
};

/** Parts that are not base64url, the fault and the character at which it is. */
export const BROKEN_BASE64URL: readonly (readonly [part: string, code: string, offset: number])[] =
  [
    ['eyJh+', 'not-base64url', 4],
    ['eyJh/', 'not-base64url', 4],
    ['+', 'not-base64url', 0],
    ['e/JhIjoxfQ', 'not-base64url', 1],
    ['eyJhIjoxfQ=', 'padding', 10],
    ['eyJhIjoxfQ==', 'padding', 10],
    ['e30=', 'padding', 3],
    ['=', 'padding', 0],
    ['eyJhIjoxfQ===', 'padding', 10],
    ['eyJh=IjoxfQ', 'not-base64url', 4],
    ['=eyJhIjoxfQ', 'not-base64url', 0],
    ['eyJh%2B', 'not-base64url', 4],
    ['eyJh…', 'not-base64url', 4],
    ['…fQ', 'not-base64url', 0],
    ['eyJhé', 'not-base64url', 4],
    ['eyJh😀', 'not-base64url', 4],
    ['eyJhА', 'not-base64url', 4],
    ['ｅyJh', 'not-base64url', 0],
    ['eyJh\u0000', 'not-base64url', 4],
    ['eyJh,', 'not-base64url', 4],
    ['eyJh"', 'not-base64url', 4],
    ['(eyJh', 'not-base64url', 0],
    ['eyJh!', 'not-base64url', 4],
    ['{"a":1}', 'not-base64url', 0],
    ['a', 'impossible-length', 0],
    ['eyJpc', 'impossible-length', 4],
    ['eyJhIjoxf', 'impossible-length', 8],
    ['e31', 'not-canonical', 2],
    ['e39', 'not-canonical', 2],
    ['eyJhIjoxfR', 'not-canonical', 9],
    ['eyJhIjoxff', 'not-canonical', 9],
    ['ab', 'not-canonical', 1],
    ['a_', 'not-canonical', 1],
    ['a-', 'not-canonical', 1],
    ['aa9', 'not-canonical', 2],
  ];

/** Parts that are read once something is taken away: what that is, and what is read. */
export const WRAPPED_PARTS: readonly (readonly [part: string, kind: RemovalKind, read: string])[] =
  [
    ['eyJh%3D', 'percent-encoding', 'eyJh='],
    ['eyJh%253D', 'percent-encoding', 'eyJh='],
    ['eyJh%2BIjox', 'percent-encoding', 'eyJh+Ijox'],
    ['eyJh\u200bIjox', 'invisible', 'eyJhIjox'],
    ['eyJh\u00adIjox', 'invisible', 'eyJhIjox'],
    ['eyJh\u061cIjox', 'invisible', 'eyJhIjox'],
    ['eyJh\ufe0fIjox', 'invisible', 'eyJhIjox'],
    ['eyJh\u{e0020}Ijox', 'invisible', 'eyJhIjox'],
    ['eyJh\ufeff', 'invisible', 'eyJh'],
    ['eyJh\\', 'escapes', 'eyJh'],
    ['eyJh\\u003d', 'escapes', 'eyJh='],
    ['eyJh&#61;', 'entities', 'eyJh='],
    ['eyJh<b>Ijox', 'markup', 'eyJhIjox'],
  ];
