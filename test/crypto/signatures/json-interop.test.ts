import { FlattenedSign, flattenedVerify, GeneralSign, generalVerify } from 'jose';
import nodeJose from 'node-jose';
import { describe, expect, test } from 'vitest';
import { writeToken } from '../../../src/core/compose/write-token.ts';
import { attachPayload } from '../../../src/core/decode/attach-payload.ts';
import { signingInput } from '../../../src/core/decode/decoded-token.ts';
import { parseKeys } from '../../../src/core/keys/parse-keys.ts';
import { findSignatureAlgorithm } from '../../../src/core/registry/algorithms.ts';
import { signToken } from '../../../src/crypto/signatures/sign-token.ts';
import { verifySignature } from '../../../src/crypto/signatures/verify-signature.ts';
import { testKey } from '../../support/keys/test-keys.ts';
import { readTokens } from '../../support/tokens/judged-tokens.ts';

/** What these tests ask of node-jose, which comes without types. */
interface JsonForms {
  readonly JWK: { asKey(jwk: object): Promise<object> };
  readonly JWS: {
    createSign(
      options: object,
      ...signers: readonly object[]
    ): { update(payload: string): { final(): Promise<object> } };
    createVerify(key: object): { verify(jws: object): Promise<{ readonly payload: Buffer }> };
  };
}

const { JWK, JWS } = nodeJose as unknown as JsonForms;

const PAYLOAD = '{"sub":"ana","n":1.0}';
const SECRET = Buffer.alloc(64, 3);
const OCT = { kty: 'oct', k: SECRET.toString('base64url') };

async function statesOf(text: string, keys: readonly object[], detached = '') {
  const tokens = readTokens(text);
  const verdicts = tokens.map((token, index) =>
    verifySignature(
      attachPayload(token, detached),
      parseKeys(JSON.stringify(keys[index] ?? keys[0]), 'utf8'),
      'utf8',
    ),
  );
  return (await Promise.all(verdicts)).map(({ state }) => state);
}

describe('jose makes', () => {
  test('a flattened token', async () => {
    const jws = await new FlattenedSign(Buffer.from(PAYLOAD))
      .setProtectedHeader({ alg: 'HS512' })
      .setUnprotectedHeader({ kid: 'a' })
      .sign(SECRET);

    expect(await statesOf(JSON.stringify(jws), [OCT])).toEqual(['verified']);
  });

  test('a token with an unencoded payload, which it leaves out', async () => {
    const { payload: _, ...jws } = await new FlattenedSign(Buffer.from(PAYLOAD))
      .setProtectedHeader({ alg: 'HS256', b64: false, crit: ['b64'] })
      .sign(SECRET);

    expect(await statesOf(JSON.stringify(jws), [OCT], PAYLOAD)).toEqual(['verified']);
    expect(await statesOf(JSON.stringify({ ...jws, payload: PAYLOAD }), [OCT])).toEqual([
      'verified',
    ]);
  });

  test('a token of three signatures', async () => {
    const names = ['ES256', 'PS256', 'EdDSA'] as const;
    const sign = new GeneralSign(Buffer.from(PAYLOAD));
    const { importJWK } = await import('jose');
    for (const alg of names) {
      const key = await importJWK({ ...testKey(alg).privateJwk }, alg);
      sign.addSignature(key).setProtectedHeader({ alg });
    }
    const text = JSON.stringify(await sign.sign(), undefined, 1);

    expect(
      await statesOf(
        text,
        names.map((alg) => testKey(alg).publicJwk),
      ),
    ).toEqual(names.map(() => 'verified'));
  });
});

test('node-jose makes a token of two signatures', async () => {
  const key = await JWK.asKey(OCT);
  const signer = (alg: string) => ({ key, fields: { alg }, protect: true });
  const jws = await JWS.createSign({ format: 'general' }, signer('HS256'), signer('HS512'))
    .update(PAYLOAD)
    .final();

  expect(await statesOf(JSON.stringify(jws), [OCT])).toEqual(['verified', 'verified']);
});

describe('what is signed here again is accepted', () => {
  async function signAgain(text: string, index: number, payload: string): Promise<string> {
    const token = readTokens(text)[index];
    const algorithm = findSignatureAlgorithm(token?.algorithm ?? '');
    const reading = parseKeys(JSON.stringify(OCT), 'utf8');
    if (!token || !algorithm || reading.state !== 'read') throw new Error('nothing to sign');
    const encoded = token.unencoded ? payload : Buffer.from(payload).toString('base64url');
    const edited = writeToken(text, token.found, [token.parts[0]?.encoded ?? '', encoded, '']);
    const again = readTokens(edited)[index];
    if (!again) throw new Error('the edited token is gone');
    const signed = await signToken(signingInput(again), algorithm, reading.keys[0]);
    if (!signed.ok) throw new Error(signed.problem.code);
    const signature = signed.value.slice(signed.value.lastIndexOf('.') + 1);
    return writeToken(edited, again.found, [token.parts[0]?.encoded ?? '', encoded, signature]);
  }

  test('by jose and node-jose, flattened', async () => {
    const jws = await new FlattenedSign(Buffer.from(PAYLOAD))
      .setProtectedHeader({ alg: 'HS256' })
      .sign(SECRET);
    const text = await signAgain(JSON.stringify(jws), 0, '{"sub":"ben"}');

    const { payload } = await flattenedVerify(JSON.parse(text), SECRET);
    expect(Buffer.from(payload).toString()).toBe('{"sub":"ben"}');
    const key = await JWK.asKey(OCT);
    const verified = await JWS.createVerify(key).verify(JSON.parse(text));
    expect(verified.payload.toString()).toBe('{"sub":"ben"}');
  });

  test('by jose, unencoded', async () => {
    const jws = await new FlattenedSign(Buffer.from(PAYLOAD))
      .setProtectedHeader({ alg: 'HS256', b64: false, crit: ['b64'] })
      .sign(SECRET);
    const text = await signAgain(JSON.stringify({ ...jws, payload: PAYLOAD }), 0, '{"a":"ü.\\n"}');

    const { payload } = await flattenedVerify(JSON.parse(text), SECRET);
    expect(Buffer.from(payload).toString()).toBe('{"a":"ü.\\n"}');
  });

  test('by jose, one signature of two; the other no longer fits', async () => {
    const jws = await new GeneralSign(Buffer.from(PAYLOAD))
      .addSignature(SECRET)
      .setProtectedHeader({ alg: 'HS256' })
      .addSignature(SECRET)
      .setProtectedHeader({ alg: 'HS512' })
      .sign();
    const text = await signAgain(JSON.stringify(jws), 1, '{"sub":"ben"}');

    expect(await statesOf(text, [OCT])).toEqual(['invalid', 'verified']);
    const { payload } = await generalVerify(JSON.parse(text), SECRET);
    expect(Buffer.from(payload).toString()).toBe('{"sub":"ben"}');
  });
});
