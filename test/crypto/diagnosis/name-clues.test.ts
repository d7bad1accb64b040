import { createHash, X509Certificate } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { nameClues } from '../../../src/crypto/diagnosis/name-clues.ts';
import { readKeys } from '../../../src/crypto/keys/read-keys.ts';
import { thumbprint } from '../../../src/crypto/keys/thumbprint.ts';
import { readToken, tokenText } from '../../core/read-token.ts';
import { KeyWorkshop } from '../../support/keys/key-files.ts';
import { testKey } from '../../support/keys/test-keys.ts';

const files = new KeyWorkshop();
afterAll(() => files.close());

const certificate = files.text(files.makeCertificate(files.makeKey('P-256'), 'own.crt'));
const { raw } = new X509Certificate(certificate);
const hash = (name: string) => createHash(name).update(raw).digest('base64url');

async function cluesOf(header: object, keyText: string) {
  const reading = await readKeys(keyText, 'utf8');
  if (reading.state !== 'read') throw new Error('no key');
  const token = readToken(tokenText(JSON.stringify({ alg: 'ES256', ...header })));
  return nameClues(token, reading.keys[0]);
}

test.each([
  ['x5t', 'sha1'],
  ['x5t#S256', 'sha256'],
])('compares "%s" with the certificate in the Key field', async (parameter, name) => {
  expect(await cluesOf({ [parameter]: hash(name) }, certificate)).toEqual([
    { clue: 'named-key', parameter, isThis: true },
  ]);
  expect(await cluesOf({ [parameter]: 'AAAA' }, certificate)).toEqual([
    { clue: 'named-key', parameter, isThis: false },
  ]);
});

test('compares it with the same member of a JWK', async () => {
  const jwk = JSON.stringify({ ...testKey('ES256').publicJwk, x5t: 'AAAA' });
  expect(await cluesOf({ x5t: 'BBBB' }, jwk)).toEqual([
    { clue: 'named-key', parameter: 'x5t', isThis: false },
  ]);
});

test('knows a "kid" that is the thumbprint of the key, and says nothing of another', async () => {
  const { publicJwk, publicPem } = testKey('ES256');
  const kid = await thumbprint(publicJwk);
  expect(await cluesOf({ kid }, publicPem)).toEqual([
    { clue: 'named-key', parameter: 'kid', isThis: true },
  ]);
  expect(await cluesOf({ kid: 'A'.repeat(43) }, publicPem)).toEqual([]);
});

test('ignores a certificate thumbprint when there is no certificate', async () => {
  expect(await cluesOf({ x5t: 'AAAA' }, testKey('ES256').publicPem)).toEqual([]);
});
