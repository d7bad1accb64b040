import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { signingInput } from '../../../src/core/decode/decoded-token.ts';
import { processorTime } from '../../support/processor-time.ts';
import { readTokens } from '../../support/tokens/judged-tokens.ts';
import { RFC_VECTORS } from '../../vectors/rfc-vectors.ts';
import { RFC7515_A1 } from '../../vectors/rfc7515.ts';
import { awkwardText, jsonObjectText } from '../json-arbitraries.ts';
import { encodeText, readToken, tokenText } from '../read-token.ts';

const HEADER = encodeText('{"alg":"HS256"}');
const PAYLOAD = encodeText('{"sub":"ana"}');
const SIGNATURE = 'c2lnbmF0dXJl';

test.each(RFC_VECTORS.map((vector) => [vector.source, vector] as const))(
  'reads the token of %s as it is printed there',
  (_, vector) => {
    const token = readToken(vector.token);

    expect(token.form).toBe('jws');
    expect(token.parts.map(({ name }) => name)).toEqual(['header', 'payload', 'signature']);
    expect(token.protectedHeader).toMatchObject({ ok: true, value: { text: vector.header } });
    expect(token.algorithm).toBe(vector.algorithm);
    const payload = token.parts[1]?.bytes;
    expect(payload?.ok && Buffer.from(payload.value).toString()).toBe(vector.payload);
  },
);

test('lays the parts out without changing a value', () => {
  const token = readToken(
    tokenText('{"alg":"HS256"}', '{"n":12345678901234567890,"f":1.0,"e":1e3,"n":"\\u0041"}'),
  );

  expect(token.headerText).toBe('{\n  "alg": "HS256"\n}');
  expect(token.payloadText).toBe(
    '{\n  "n": 12345678901234567890,\n  "f": 1.0,\n  "e": 1e3,\n  "n": "\\u0041"\n}',
  );
});

describe('names the fault of the payload and still reads the header', () => {
  test.each([
    ['a foreign character', 'eyJ!', { code: 'not-base64url', character: '!', offset: 3 }],
    ['a lone last character', 'eyJpc', { code: 'impossible-length', length: 5, offset: 4 }],
    ['bytes that are not UTF-8', '_w', { code: 'not-utf8', byteOffset: 0 }],
    ['a JSON array', 'W10', { code: 'not-an-object', offset: 0 }],
    ['a JSON string behind a blank', encodeText(' "x"'), { code: 'not-an-object', offset: 1 }],
    ['plain text', encodeText('Payload'), { code: 'json-unexpected', character: 'P', offset: 0 }],
    ['JSON that was cut off', encodeText('{"sub":'), { code: 'json-cut-off', offset: 7 }],
    ['nothing', '', { code: 'json-empty', offset: 0 }],
  ])('%s', (_, payload, problem) => {
    const token = readToken(`${HEADER}.${payload}.${SIGNATURE}`);

    expect(token.claimsSet).toEqual({ ok: false, problem });
    expect(token.faults).toEqual([{ part: 'payload', problem }]);
    expect(token.protectedHeader.ok).toBe(true);
    expect(token.algorithm).toBe('HS256');
  });
});

describe('reads a payload in a lenient spelling, and names the spelling', () => {
  const plus = { code: 'not-base64url', character: '+', offset: 9 };
  test.each([
    ['padding', `${encodeText('{"a":1}')}=`, '{"a":1}', [{ code: 'padding', offset: 10 }]],
    ['too much padding', 'e30====', '{}', [{ code: 'padding', offset: 3 }]],
    ['spare bits', 'e31', '{}', [{ code: 'not-canonical', character: '1', offset: 2 }]],
    ['the standard alphabet', 'eyJhIjoiPj4+In0', '{"a":">>>"}', [{ ...plus, offset: 11 }]],
    [
      'the standard alphabet, spare bits and padding',
      'eyJhIjoifj8/In1=',
      '{"a":"~??"}',
      [
        { code: 'not-base64url', character: '/', offset: 11 },
        { code: 'not-canonical', character: '1', offset: 14 },
        { code: 'padding', offset: 15 },
      ],
    ],
  ])('%s', (_, payload, text, problems) => {
    const token = readToken(`${HEADER}.${payload}.${SIGNATURE}`);

    expect(token.claimsSet).toMatchObject({ ok: true, value: { text } });
    expect(token.faults).toEqual(problems.map((problem) => ({ part: 'payload', problem })));
    expect(signingInput(token)).toBe(`${HEADER}.${payload}`);
  });
});

describe('reads claims in another encoding, and names it', () => {
  const text = '{"name":"J\u00f6rg"}';
  const utf16 = (order: 'le' | 'be', mark = '') => {
    const bytes = Buffer.from(mark + text, 'utf16le');
    return (order === 'le' ? bytes : bytes.swap16()).toString('base64url');
  };
  test.each([
    ['Latin-1', encodeText(Buffer.from(text, 'latin1')), 'not-utf8', 'Latin-1'],
    [
      'Windows-1252',
      encodeText(Buffer.from('{"name":"J\u00f6rg"}'.replace('rg', '\u0080rg'), 'latin1')),
      'not-utf8',
      'Windows-1252',
    ],
    ['UTF-16, little-endian', utf16('le'), 'not-utf8', 'UTF-16LE'],
    ['UTF-16, big-endian', utf16('be'), 'not-utf8', 'UTF-16BE'],
    ['UTF-16 with a mark, little-endian', utf16('le', '\ufeff'), 'not-utf8', 'UTF-16LE'],
    ['UTF-16 with a mark, big-endian', utf16('be', '\ufeff'), 'not-utf8', 'UTF-16BE'],
    [
      'UTF-8 with a byte order mark',
      encodeText(`\ufeff${text}`),
      'json-byte-order-mark',
      undefined,
    ],
  ])('%s', (_, payload, code, encoding) => {
    const token = readToken(`${HEADER}.${payload}.${SIGNATURE}`);

    expect(token.payloadText.replace('\u20ac', '')).toBe('{\n  "name": "J\u00f6rg"\n}');
    expect(token.claimsSet?.ok).toBe(true);
    expect(token.faults).toMatchObject([
      { part: 'payload', problem: encoding === undefined ? { code } : { code, encoding } },
    ]);
  });

  test.each([
    ['other bytes', encodeText(Buffer.from('8f0301ff', 'hex'))],
    ['Latin-1 that is no JSON', encodeText(Buffer.from('caf\u00e9', 'latin1'))],
    ['a header', undefined],
  ])('does not read in another encoding: %s', (_, payload) => {
    const header = encodeText(Buffer.from('{"alg":"HS256","kid":"\u00e9"}', 'latin1'));
    const token = readToken(`${payload ? HEADER : header}.${payload ?? PAYLOAD}.${SIGNATURE}`);

    expect(payload ? token.claimsSet?.ok : token.protectedHeader.ok).toBe(false);
  });
});

describe('names the fault of the header and still reads the payload', () => {
  test.each([
    ['a foreign character', 'eyJ!', { code: 'not-base64url', character: '!', offset: 3 }],
    ['plain text', encodeText('{alg'), { code: 'json-unexpected', character: 'a', offset: 1 }],
    ['an array', encodeText('["HS256"]'), { code: 'not-an-object', offset: 0 }],
    ['nothing', '', { code: 'json-empty', offset: 0 }],
  ])('%s', (_, header, problem) => {
    const token = readToken(`${header}.${PAYLOAD}.${SIGNATURE}`);

    expect(token.protectedHeader).toEqual({ ok: false, problem });
    expect(token.faults).toEqual([{ part: 'header', problem }]);
    expect(token.claimsSet).toMatchObject({ ok: true, value: { text: '{"sub":"ana"}' } });
    expect(token.algorithm).toBeUndefined();
    expect(token.keyId).toBeUndefined();
  });
});

test('names the faults of all parts, each with its own', () => {
  const token = readToken('eyJ!.eyJ?.ab=c');

  expect(token.faults.map(({ part, problem }) => [part, problem.code])).toEqual([
    ['header', 'not-base64url'],
    ['payload', 'not-base64url'],
    ['signature', 'not-base64url'],
  ]);
});

test('names a fault in the signature with its place in that part', () => {
  const token = readToken(`${HEADER}.${PAYLOAD}.AA+A`);

  expect(token.faults).toEqual([
    { part: 'signature', problem: { code: 'not-base64url', character: '+', offset: 2 } },
  ]);
  expect(token.claimsSet?.ok).toBe(true);
});

test('shows what can be read of a payload that was cut off in its base64url', () => {
  const cut = encodeText('{"sub":"ana","role":"admin"}').slice(0, 21);
  const token = readToken(`${HEADER}.${cut}.${SIGNATURE}`);

  expect(token.payloadText).toBe('{"sub":"ana","r');
  expect(token.claimsSet?.ok).toBe(false);
});

test('shows a payload with padding laid out, and names the padding', () => {
  const token = readToken(`${HEADER}.${Buffer.from('{"a":1}').toString('base64')}.${SIGNATURE}`);

  expect(token.payloadText).toBe('{\n  "a": 1\n}');
  expect(token.faults.map(({ problem }) => problem.code)).toEqual(['padding']);
});

describe('with other than three parts', () => {
  test('reads a token with only a header', () => {
    const token = readToken(HEADER);

    expect(token).toMatchObject({ form: 'jws', algorithm: 'HS256', payloadText: '' });
    expect(token.claimsSet).toBeUndefined();
    expect(token.faults).toEqual([{ part: 'token', problem: { code: 'part-count', count: 1 } }]);
  });

  test('reads header and payload without a signature', () => {
    const token = readToken(`${HEADER}.${PAYLOAD}`);

    expect(token.claimsSet?.ok).toBe(true);
    expect(token.faults).toEqual([{ part: 'token', problem: { code: 'part-count', count: 2 } }]);
  });

  test('reads what it can of four parts', () => {
    const token = readToken(`${HEADER}.${PAYLOAD}.${SIGNATURE}.AAAA`);

    expect(token.form).toBe('unknown');
    expect(token.parts.map(({ name }) => name)).toEqual([
      'header',
      'payload',
      'signature',
      'extra',
    ]);
    expect(token.claimsSet?.ok).toBe(true);
    expect(token.faults).toContainEqual({
      part: 'token',
      problem: { code: 'part-count', count: 4 },
    });
  });

  test('takes five parts for an encrypted token, of which only the header is readable', () => {
    const token = readToken(`${encodeText('{"alg":"dir","enc":"A128GCM"}')}..aXY.Y3Q.dGFn`);

    expect(token.form).toBe('jwe');
    expect(token.parts.map(({ name }) => name)).toEqual([
      'header',
      'encryptedKey',
      'initializationVector',
      'ciphertext',
      'authenticationTag',
    ]);
    expect(token).toMatchObject({ algorithm: 'dir', claimsSet: undefined, payloadText: '' });
    expect(token.faults).toEqual([]);
  });

  test('counts a million dots quickly', () => {
    const start = processorTime();
    const token = readToken(`${HEADER}${'.'.repeat(1_000_000)}`);

    expect(token.faults).toContainEqual({
      part: 'token',
      problem: { code: 'part-count', count: 1_000_001 },
    });
    expect(token.parts.length).toBeLessThan(20);
    expect(processorTime() - start).toBeLessThan(5_000);
  });
});

test('knows the position of each part', () => {
  const token = readToken(`Bearer ${RFC7515_A1.token}`);

  for (const { start, end, encoded } of token.parts) {
    expect(token.found.compact.slice(start, end)).toBe(encoded);
  }
});

describe('takes no name of JavaScript for one of the token', () => {
  test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('alg %j', (name) => {
    const token = readToken(tokenText(JSON.stringify({ alg: name, kid: name })));

    expect(token).toMatchObject({ algorithm: name, keyId: name, faults: [] });
  });

  test('members named __proto__', () => {
    const token = readToken(
      tokenText('{"__proto__":{"alg":"none","kid":"x"}}', '{"__proto__":{"exp":1},"a":1}'),
    );

    expect(token.algorithm).toBeUndefined();
    expect(token.keyId).toBeUndefined();
    expect(token.payloadText).toContain('"__proto__": {');
  });
});

test.each([
  ['a number', '{"alg":256,"kid":1}'],
  ['null', '{"alg":null,"kid":null}'],
  ['an array', '{"alg":["HS256"],"kid":[]}'],
  ['nothing', '{}'],
])('gives no algorithm and no key id where the header has %s', (_, header) => {
  expect(readToken(tokenText(header))).toMatchObject({ algorithm: undefined, keyId: undefined });
});

test('of two "alg" takes the last, as JSON.parse does', () => {
  expect(readToken(tokenText('{"alg":"HS256","alg":"none"}')).algorithm).toBe('none');
});

test('reads any object', () => {
  fc.assert(
    fc.property(jsonObjectText, jsonObjectText, (header, payload) => {
      const token = readToken(`${encodeText(header)}.${encodeText(payload)}.AAAA`);
      expect(token.protectedHeader).toMatchObject({ ok: true, value: { text: header } });
      expect(token.claimsSet).toMatchObject({ ok: true, value: { text: payload } });
      expect(token.faults).toEqual([]);
    }),
  );
});

test('never throws, whatever the text', () => {
  fc.assert(
    fc.property(awkwardText, (text) => {
      readTokens(text);
    }),
    { numRuns: 1000 },
  );
});

test('never throws, whatever the bytes of the parts', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 20 }), { maxLength: 9 }), (parts) => {
      const [found] = readTokens([HEADER, ...parts.map(encodeText)].join('.'));
      expect(found?.parts.length).toBeGreaterThan(0);
    }),
  );
});
