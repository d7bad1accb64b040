import { describe, expect, test } from 'vitest';
import { extractTokens as findTokens } from '../../../src/core/extract/extract-tokens.ts';
import { isSameToken, siblingPlaces } from '../../../src/core/extract/found-token.ts';
import { readKeys } from '../../../src/crypto/keys/read-keys.ts';
import { chooseSignature } from '../../../src/crypto/signatures/choose-signature.ts';
import { ENCRYPTED_JSON } from '../../vectors/encrypted-json.ts';
import { RFC7515_A2, RFC7515_A3 } from '../../vectors/rfc7515.ts';
import { RFC7520_SIGNED } from '../../vectors/rfc7520.ts';

async function choose(text: string, key: unknown, from = 0) {
  const tokens = findTokens(text);
  const reading = await readKeys(typeof key === 'string' ? key : JSON.stringify(key), 'utf8');
  const places = siblingPlaces(tokens, from);
  const { signal } = new AbortController();
  return { places, place: await chooseSignature(tokens, places, '', reading, 'utf8', signal) };
}

const THREE_SIGNATURES = RFC7520_SIGNED.find(({ section }) => section === '4.8');
const [payload = ''] = RFC7515_A2.token.split('.').slice(1);
const signature = (token: string, kid: string) => {
  const [header, , value] = token.split('.');
  return { protected: header, header: { kid }, signature: value };
};
/** RFC 7515 appendix A.6. */
const A6 = JSON.stringify({
  payload,
  signatures: [
    signature(RFC7515_A2.token, '2010-12-29'),
    signature(RFC7515_A3.token, 'e9bc097a-ce51-4036-9562-d2ade882db0d'),
  ],
});

describe('the key finds its signature', () => {
  test.each([0, 1, 2])('of RFC 7520 §4.8, signature %i', async (at) => {
    const text = THREE_SIGNATURES?.forms[0] ?? '';
    expect(await choose(text, THREE_SIGNATURES?.keys[at])).toEqual({
      places: [0, 1, 2],
      place: at,
    });
  });

  test.each([
    [0, RFC7515_A2],
    [1, RFC7515_A3],
  ] as const)('of RFC 7515 A.6, signature %i', async (at, { publicJwk }) => {
    expect((await choose(A6, publicJwk)).place).toBe(at);
  });

  const encrypted = ENCRYPTED_JSON.flatMap(({ source, forms, recipients }) =>
    forms.flatMap((form, index) =>
      recipients
        .map(({ jwk, opens }, at) => ({
          name: `${source}, form ${index}, recipient ${at}`,
          form,
          jwk,
          opens,
          at,
        }))
        .filter(({ opens }) => opens && recipients.length > 1),
    ),
  );

  test.each(encrypted)('$name', async ({ form, jwk, at }) => {
    expect((await choose(JSON.stringify(form), jwk)).place).toBe(at);
  });

  test('selects the signature for that kind of key when the key fits none', async () => {
    expect((await choose(A6, '')).place).toBeUndefined();
    expect((await choose(A6, { ...RFC7520_SIGNED[2]?.keys[0] })).place).toBeUndefined();
    const altered = A6.replace(payload, `${payload.slice(0, -4)}AAAA`);
    expect((await choose(altered, RFC7515_A3.publicJwk)).place).toBe(1);
    expect((await choose(altered, RFC7515_A2.publicJwk)).place).toBe(0);
  });

  test('chooses only among the signatures of the same token', async () => {
    const text = `${A6}\n${THREE_SIGNATURES?.forms[0]}`;
    expect((await choose(text, RFC7515_A3.publicJwk, 2)).places).toEqual([2, 3, 4]);
    expect((await choose(text, THREE_SIGNATURES?.keys[1], 2)).place).toBe(3);
    expect(siblingPlaces(findTokens(RFC7515_A3.token), 0)).toEqual([]);
  });
});

test('tells forms apart that differ in what the compact form has no place for', () => {
  const { protected: header, signature: value } = signature(RFC7515_A3.token, '');
  const plain = { payload, protected: header, signature: value };
  const text = [
    plain,
    { ...plain, header: { alg: 'none' } },
    { ...plain, header: { kid: 'a' } },
    plain,
    {
      payload,
      signatures: [
        { ...plain, payload: undefined },
        { ...plain, payload: undefined, header: { kid: 'b' } },
      ],
    },
  ]
    .map((form) => JSON.stringify(form))
    .join('\n');
  const tokens = findTokens(text);
  const classes = tokens.map((found) => tokens.findIndex((other) => isSameToken(found, other)));
  expect(new Set(tokens.map(({ compact }) => compact)).size).toBe(1);
  expect(classes).toEqual([0, 1, 2, 0, 4, 5]);
});
