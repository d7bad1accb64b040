import { createHash } from 'node:crypto';
import { calculateJwkThumbprint, EmbeddedJWK, jwtVerify } from 'jose';
import { describe, expect, test } from 'vitest';
import { proofKeys, readNonce } from '../../../src/core/dpop/proof-parts.ts';
import { readProofRequest } from '../../../src/core/dpop/proof-request.ts';
import { findSignatureAlgorithm } from '../../../src/core/registry/algorithms.ts';
import { makeProof } from '../../../src/crypto/dpop/make-proof.ts';
import { generateKey } from '../../../src/crypto/keys/generate-key.ts';
import { readKeys } from '../../../src/crypto/keys/read-keys.ts';

/** RFC 9449 §7.1, Figure 12: the access token, and “ath” of the proof sent with it. */
const TOKEN = 'Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU';
const ATH = 'fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo';
const NOW = 1_562_262_618;

async function proofFor(command: string, keyText: string, nonce = '') {
  const request = readProofRequest(command, undefined);
  if (!request.ok) throw new Error('no request');
  const keys = proofKeys(await readKeys(keyText, 'utf8'));
  return await makeProof(request.value, keys, { now: NOW, identifier: 'e1j3V_bKic8-LAEB', nonce });
}

async function newKey(name: string): Promise<string> {
  const algorithm = findSignatureAlgorithm(name);
  if (!algorithm) throw new Error(name);
  return await generateKey(algorithm);
}

const COMMAND = `curl 'https://resource.example.org/protectedresource?a=b' -H 'Authorization: DPoP ${TOKEN}'`;

describe('a DPoP proof', () => {
  test('has the claims of RFC 9449 §7.1, and jose verifies it with its own key', async () => {
    const made = await proofFor(COMMAND, await newKey('ES256'));
    const { payload, protectedHeader } = await jwtVerify(made?.proof ?? '', EmbeddedJWK, {
      typ: 'dpop+jwt',
      currentDate: new Date(NOW * 1000),
      maxTokenAge: 1,
    });
    expect(payload).toEqual({
      jti: 'e1j3V_bKic8-LAEB',
      htm: 'GET',
      htu: 'https://resource.example.org/protectedresource',
      iat: NOW,
      ath: ATH,
    });
    expect(Object.keys(protectedHeader)).toEqual(['typ', 'alg', 'jwk']);
    expect(Object.keys(protectedHeader.jwk ?? {})).toEqual(['kty', 'crv', 'x', 'y']);
    expect(made?.binding).toBe('unknown');
  });

  test.each(['ES384', 'Ed25519', 'RS256', 'ES512'])('is verified by jose with %s', async (name) => {
    const made = await proofFor(COMMAND, await newKey(name));
    const { protectedHeader } = await jwtVerify(made?.proof ?? '', EmbeddedJWK, {
      currentDate: new Date(NOW * 1000),
    });
    expect(protectedHeader.jwk).not.toHaveProperty('d');
    expect(protectedHeader.jwk).not.toHaveProperty('p');
  });

  test('has no “ath” without an access token, and the nonce of the server', async () => {
    const command = 'curl https://server.example.com/token -d grant_type=authorization_code';
    const made = await proofFor(command, await newKey('ES256'), 'eyJ7S_zG.eyJH0-Z.HX4w-7v');
    const { payload } = await jwtVerify(made?.proof ?? '', EmbeddedJWK);
    expect(payload).toMatchObject({ htm: 'POST', nonce: 'eyJ7S_zG.eyJH0-Z.HX4w-7v' });
    expect(payload).not.toHaveProperty('ath');
  });

  test('is signed with the key that the access token is bound to, where several are there', async () => {
    const jwks = await Promise.all(
      [1, 2, 3].map(async () => {
        const { privateKey } = await crypto.subtle.generateKey(
          { name: 'ECDSA', namedCurve: 'P-256' },
          true,
          ['sign', 'verify'],
        );
        return await crypto.subtle.exportKey('jwk', privateKey);
      }),
    );
    const jkt = await calculateJwkThumbprint(
      jwks[1] as Parameters<typeof calculateJwkThumbprint>[0],
    );
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const tokenWith = (cnf: object) => `${encode({ alg: 'ES256' })}.${encode(cnf)}.AAAA`;
    const commandWith = (cnf: object) =>
      `curl https://a.example.com/ -H 'Authorization: Bearer ${tokenWith(cnf)}'`;
    const bound = await proofFor(commandWith({ cnf: { jkt } }), JSON.stringify({ keys: jwks }));
    expect(bound?.binding).toBe('matches');
    const { payload, protectedHeader } = await jwtVerify(bound?.proof ?? '', EmbeddedJWK);
    expect(protectedHeader.jwk).toMatchObject({ x: jwks[1]?.x });
    const token = tokenWith({ cnf: { jkt } });
    expect(payload.ath).toBe(createHash('sha256').update(token).digest('base64url'));

    const foreign = await proofFor(commandWith({ cnf: { jkt } }), JSON.stringify(jwks[0]));
    expect(foreign?.binding).toBe('differs');
    const unbound = await proofFor(commandWith({ sub: 'a' }), JSON.stringify(jwks[0]));
    expect(unbound?.binding).toBe('unbound');
  });

  test.each(['', 'a secret', '{"kty":"oct","k":"AAAA"}'])(
    'is not made without a private key: %s',
    async (keyText) => {
      expect(await proofFor(COMMAND, keyText)).toBeUndefined();
    },
  );
});

test.each([
  ['', ''],
  [' eyJ7S_zG.x ', 'eyJ7S_zG.x'],
  ['DPoP-Nonce: abc', 'abc'],
  ['a b', undefined],
  ['a"b', undefined],
  ['ä', undefined],
])('reads the nonce %j as %j', (typed, nonce) => {
  expect(readNonce(typed)).toBe(nonce);
});
