import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compactToken, composeToken, type Draft } from '../../../src/core/compose/compose-token.ts';
import { signingInput } from '../../../src/core/decode/decoded-token.ts';
import { RFC7515_A1 } from '../../vectors/rfc7515.ts';
import { jsonObjectText, jsonText } from '../json-arbitraries.ts';
import { decodeText, encodeText, readToken, tokenText } from '../read-token.ts';

interface Edit {
  readonly header?: string;
  readonly payload?: string;
}

function draft(baseline: string, { header, payload }: Edit): Draft {
  return { baseline, headerText: header, payloadText: payload };
}

function compose(baseline: string, edit: Edit) {
  const token = baseline === '' ? undefined : readToken(baseline);
  return composeToken(draft(baseline, edit), token);
}

/** Header and payload of what would be signed, as they would be encoded. */
function composedParts(baseline: string, edit: Edit): [string, string] {
  const composed = compose(baseline, edit);
  if (!composed.ok) throw new Error(JSON.stringify(composed.problem));
  const [header = '', payload = ''] = composed.value.signingInput.split('.');
  return [header, payload];
}

const [A1_HEADER = '', A1_PAYLOAD = ''] = RFC7515_A1.token.split('.');
const A1 = readToken(RFC7515_A1.token);

describe('of the token of RFC 7515 A.1', () => {
  test('keeps the characters of a header that was not edited', () => {
    const [header] = composedParts(RFC7515_A1.token, { payload: '{}' });

    expect(header).toBe(A1_HEADER);
  });

  test('keeps the characters of a payload that was not edited', () => {
    const [, payload] = composedParts(RFC7515_A1.token, { header: '{"alg":"HS512"}' });

    expect(payload).toBe(A1_PAYLOAD);
  });

  test('gives the same token for the same texts', () => {
    const edit = { header: A1.headerText, payload: A1.payloadText };

    expect(composedParts(RFC7515_A1.token, edit)).toEqual([A1_HEADER, A1_PAYLOAD]);
  });

  test('keeps line ends and odd spacing around an edited claim', () => {
    const payload = A1.payloadText.replace('1300819380', '1300819381');
    const [, edited] = composedParts(RFC7515_A1.token, { payload });

    expect(decodeText(edited)).toBe(
      '{"iss":"joe",\r\n "exp":1300819381,\r\n "http://example.com/is_root":true}',
    );
  });

  test('keeps them in an edited header', () => {
    const header = A1.headerText.replace('HS256', 'HS384');
    const [edited] = composedParts(RFC7515_A1.token, { header });

    expect(decodeText(edited)).toBe('{"typ":"JWT",\r\n "alg":"HS384"}');
  });
});

test('names the algorithm and the key id of the header as it is edited', () => {
  expect(compose(RFC7515_A1.token, { header: '{"alg":"ES256","kid":"a"}' })).toMatchObject({
    ok: true,
    value: { algorithm: 'ES256', keyId: 'a' },
  });
  expect(compose(RFC7515_A1.token, { payload: '{}' })).toMatchObject({
    ok: true,
    value: { algorithm: 'HS256', keyId: undefined },
  });
});

describe('writes a token from nothing', () => {
  test('adds a default header when only a payload was written', () => {
    const [header, payload] = composedParts('', { payload: '{ "sub": "ana" }' });

    expect(decodeText(header)).toBe('{"alg":"HS256","typ":"JWT"}');
    expect(decodeText(payload)).toBe('{"sub":"ana"}');
  });

  test('with an empty payload where only a header was written', () => {
    const [header, payload] = composedParts('', { header: '{ "alg": "none" }' });

    expect(decodeText(header)).toBe('{"alg":"none"}');
    expect(decodeText(payload)).toBe('{}');
  });
});

describe('where a part was broken', () => {
  test('keeps the characters of a header that cannot be read', () => {
    const [header] = composedParts('eyJ!.e30.AAAA', { payload: '{"a":1}' });

    expect(header).toBe('eyJ!');
  });

  test('removes the padding of an edited payload', () => {
    const padded = `${A1_HEADER}.${Buffer.from('{"a":1}').toString('base64')}.AAAA`;
    const [, payload] = composedParts(padded, { payload: '{\n  "a": 2\n}' });

    expect(JSON.parse(decodeText(payload))).toEqual({ a: 2 });
  });

  test('signs a payload that was plain text as it is typed', () => {
    const [, payload] = composedParts(`${A1_HEADER}.${encodeText('Payload')}.AAAA`, {
      payload: ' Pay load\n',
    });

    expect(decodeText(payload)).toBe(' Pay load\n');
  });

  test('adds a payload to a token with only a header', () => {
    const [header, payload] = composedParts(A1_HEADER, { payload: '{"a":1}' });

    expect([header, decodeText(payload)]).toEqual([A1_HEADER, '{"a":1}']);
  });
});

test('leaves what was not edited of a payload that is an array', () => {
  const token = readToken(tokenText('{"alg":"HS256"}', '[1,2,  {"a":1}]'));
  const payload = token.payloadText.replace('2', '3');
  const [, edited] = composedParts(token.found.compact, { payload });

  expect(decodeText(edited)).toBe('[1,3,  {"a":1}]');
});

describe('says which part of an edit is not JSON, and where', () => {
  test.each([
    ['header', '', { code: 'json-empty', offset: 0 }],
    ['header', '{"alg":', { code: 'json-cut-off', offset: 7 }],
    ['header', ' ["HS256"]', { code: 'not-an-object', offset: 1 }],
    ['header', '"HS256"', { code: 'not-an-object', offset: 0 }],
    ['payload', '', { code: 'json-empty', offset: 0 }],
    ['payload', '{"a":oops}', { code: 'json-unexpected', offset: 5, character: 'o' }],
    ['payload', '{} x', { code: 'json-text-after', offset: 3, character: 'x' }],
  ] as const)('%s %j', (part, text, problem) => {
    expect(compose(RFC7515_A1.token, { [part]: text })).toEqual({
      ok: false,
      problem: { part, problem },
    });
  });
});

test('writes header, payload and signature with dots between them', () => {
  expect(compactToken('a.b', 'c')).toBe('a.b.c');
  expect(compactToken('a.b', '')).toBe('a.b.');
});

test('decoding, laying out and composing any JSON gives the same token', () => {
  fc.assert(
    fc.property(jsonObjectText, jsonObjectText, (header, payload) => {
      const token = readToken(`${encodeText(header)}.${encodeText(payload)}.AAAA`);
      const edit = { header: token.headerText, payload: token.payloadText };
      const composed = composeToken(draft(token.found.compact, edit), token);
      expect(composed).toMatchObject({ ok: true, value: { signingInput: signingInput(token) } });
    }),
    { numRuns: 500 },
  );
});

test('an edited text comes back out of the token saying the same', () => {
  fc.assert(
    fc.property(jsonObjectText, jsonText, jsonObjectText, (before, payload, header) => {
      const baseline = tokenText('{"alg":"HS256"}', before);
      const [newHeader, newPayload] = composedParts(baseline, { header, payload });
      expect(JSON.parse(decodeText(newHeader))).toEqual(JSON.parse(header));
      expect(JSON.parse(decodeText(newPayload))).toEqual(JSON.parse(payload));
    }),
    { numRuns: 300 },
  );
});
