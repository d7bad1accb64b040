import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { explainVerdict } from '../../../src/core/explain/explain-verdict.ts';
import { parseKeys } from '../../../src/core/keys/parse-keys.ts';
import { verifySignature } from '../../../src/crypto/signatures/verify-signature.ts';
import { readToken } from '../../core/read-token.ts';
import { RFC9449 } from '../../vectors/rfc9449.ts';

function verdictOf(text: string, keyText = '') {
  return verifySignature(readToken(text), parseKeys(keyText, 'utf8'), 'utf8');
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

const EC = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const JWK = EC.publicKey.export({ format: 'jwk' });

function proof(header: object, key = EC.privateKey): string {
  const input = `${encode({ typ: 'dpop+jwt', alg: 'ES256', ...header })}.${encode({ htm: 'GET' })}`;
  const signature = sign('sha256', Buffer.from(input), { key, dsaEncoding: 'ieee-p1363' });
  return `${input}.${signature.toString('base64url')}`;
}

test('the proof of RFC 9449 proves possession of the key with the thumbprint of §6.1', async () => {
  const verdict = await verdictOf(RFC9449.proof);

  expect(verdict).toMatchObject({
    state: 'unverified',
    reason: 'proves-possession',
    thumbprint: RFC9449.thumbprint,
  });
  const { title, detail } = explainVerdict(verdict);
  expect(title).toBe('Proof of possession of the embedded key');
  expect(detail).toContain(RFC9449.thumbprint);
});

test('a proof whose signature is not one of its key is invalid', async () => {
  const altered = RFC9449.proof.replace(/Lg$/, 'LQ');

  expect(await verdictOf(altered)).toMatchObject({
    state: 'invalid',
    reason: 'proof-mismatch',
    thumbprint: RFC9449.thumbprint,
  });
});

test('a key of the user is the one to check with', async () => {
  const other = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = (key: typeof EC) => key.publicKey.export({ format: 'pem', type: 'spki' }).toString();

  expect((await verdictOf(proof({ jwk: JWK }), pem(EC))).state).toBe('verified');
  expect(await verdictOf(proof({ jwk: JWK }), pem(other))).toMatchObject({ reason: 'mismatch' });
});

test.each([
  ['brings no key', proof({})],
  ['has another type', proof({ jwk: JWK, typ: 'JWT' })],
  ['brings a broken key', proof({ jwk: { ...JWK, x: 'AA' } })],
  ['brings a key of another curve', proof({ jwk: { ...JWK, crv: 'P-384' } })],
  ['brings a list', proof({ jwk: [JWK] })],
  ['brings null', proof({ jwk: null })],
])('a token that %s proves nothing', async (_, token) => {
  expect(await verdictOf(token)).toMatchObject({ state: 'unverified', reason: 'no-key' });
});

test('a secret in the header proves nothing, though the HMAC matches', async () => {
  const secret = Buffer.alloc(32, 7);
  const jwk = { kty: 'oct', k: secret.toString('base64url') };
  const input = `${encode({ typ: 'dpop+jwt', alg: 'HS256', jwk })}.${encode({ htm: 'GET' })}`;
  const signature = createHmac('sha256', secret).update(input).digest('base64url');

  expect(await verdictOf(`${input}.${signature}`)).toMatchObject({
    state: 'unverified',
    reason: 'no-key',
  });
});

test('a private key in the header still proves possession', async () => {
  const jwk = EC.privateKey.export({ format: 'jwk' });

  expect(await verdictOf(proof({ jwk }))).toMatchObject({ reason: 'proves-possession' });
});
