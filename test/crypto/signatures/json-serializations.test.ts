import { describe, expect, test } from 'vitest';
import { attachPayload } from '../../../src/core/decode/attach-payload.ts';
import { parseKeys } from '../../../src/core/keys/parse-keys.ts';
import { verifySignature } from '../../../src/crypto/signatures/verify-signature.ts';
import { readTokens } from '../../support/tokens/judged-tokens.ts';
import { RFC7520_PAYLOAD, RFC7520_SIGNED } from '../../vectors/rfc7520.ts';
import { RFC7797 } from '../../vectors/rfc7797.ts';

async function verdictsOf(text: string, keys: readonly object[], detached = '') {
  const tokens = readTokens(text).map((token) => attachPayload(token, detached));
  const verdicts = tokens.map((token, index) =>
    verifySignature(token, parseKeys(JSON.stringify(keys[index] ?? keys[0]), 'utf8'), 'utf8'),
  );
  return (await Promise.all(verdicts)).map((verdict) =>
    'reason' in verdict ? `${verdict.state} ${verdict.reason}` : verdict.state,
  );
}

describe.each(RFC7520_SIGNED.map((example) => [example.section, example.title, example] as const))(
  'RFC 7520 §%s, %s',
  (_, __, { forms, keys, algorithms, detached = false }) => {
    test.each(forms.map((form, index) => [index, form] as const))('form %i', async (_, form) => {
      const tokens = readTokens(form);
      expect(tokens.map(({ algorithm }) => algorithm)).toEqual(algorithms);
      expect(tokens.map(({ keyId }) => keyId)).toEqual(keys.map(({ kid }) => kid));
      const given = detached ? RFC7520_PAYLOAD : '';
      expect(attachPayload(tokens[0], given)?.payloadText).toBe(RFC7520_PAYLOAD);

      expect(await verdictsOf(form, keys, given)).toEqual(keys.map(() => 'verified'));
    });
  },
);

test('a general form of three signatures has a verdict for each', async () => {
  const { forms, keys } = RFC7520_SIGNED.find(({ section }) => section === '4.8') ?? {
    forms: [],
    keys: [],
  };
  const altered = (forms[0] ?? '').replace('ARcVLnaJ', 'ARcVLnaK');

  expect(await verdictsOf(altered, keys)).toEqual(['verified', 'invalid mismatch', 'verified']);
});

describe('RFC 7797 §4', () => {
  test('the payload in base64url', async () => {
    expect(await verdictsOf(RFC7797.encoded, [RFC7797.key])).toEqual(['verified']);
  });

  test('the payload unencoded and detached', async () => {
    expect(await verdictsOf(RFC7797.detached, [RFC7797.key])).toEqual(['unverified detached']);
    expect(await verdictsOf(RFC7797.detached, [RFC7797.key], '$.02')).toEqual(['verified']);
    expect(await verdictsOf(RFC7797.detached, [RFC7797.key], '$.03')).toEqual(['invalid mismatch']);
    // The same characters as base64url of other bytes.
    expect(await verdictsOf(RFC7797.detached, [RFC7797.key], 'JC4wMg')).toEqual([
      'invalid mismatch',
    ]);
  });

  test('the payload unencoded, in flattened JSON', async () => {
    const [token] = readTokens(RFC7797.flattened);
    expect(token).toMatchObject({ payloadText: '$.02', unencoded: true });
    expect(token?.parts.map(({ encoded }) => encoded)[1]).toBe('$.02');

    expect(await verdictsOf(RFC7797.flattened, [RFC7797.key])).toEqual(['verified']);
  });
});

test('an unencoded payload in the compact form is signed as it stands', async () => {
  const { createHmac } = await import('node:crypto');
  const header = Buffer.from('{"alg":"HS256","b64":false,"crit":["b64"]}').toString('base64url');
  const input = `${header}.{"sub": "ana", "n": 1}`;
  const secret = 'a secret that is long enough for it';
  const signature = createHmac('sha256', secret).update(input).digest('base64url');
  const [token] = readTokens(`${input}.${signature}`);

  expect(token).toMatchObject({ unencoded: true, claimsSet: { ok: true } });
  const verdict = token && (await verifySignature(token, parseKeys(secret, 'utf8'), 'utf8'));
  expect(verdict?.state).toBe('verified');
});

test('a critical extension that is not understood is refused in JSON, too', async () => {
  const header = Buffer.from('{"alg":"HS256","crit":["x"],"x":1}').toString('base64url');
  const text = JSON.stringify({ payload: 'e30', protected: header, signature: 'AAAA' });

  expect(await verdictsOf(text, [RFC7797.key])).toEqual(['unsupported critical']);
});

test('"crit" without protection is refused', async () => {
  const text = JSON.stringify({
    payload: 'e30',
    header: { alg: 'HS256', crit: ['b64'], b64: false },
    signature: 'AAAA',
  });

  expect(await verdictsOf(text, [RFC7797.key])).toEqual(['unsupported critical-broken']);
});

test('a parameter in both headers makes the token malformed', async () => {
  const text = JSON.stringify({
    payload: 'e30',
    protected: Buffer.from('{"alg":"HS256"}').toString('base64url'),
    header: { alg: 'none' },
    signature: 'AAAA',
  });

  expect(await verdictsOf(text, [RFC7797.key])).toEqual(['malformed faults']);
});
