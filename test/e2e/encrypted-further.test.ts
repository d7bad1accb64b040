import { generateKeyPairSync, hkdfSync } from 'node:crypto';
import { CompactEncrypt } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import { privateJwkFor, publicJwkOf, suiteOf } from '../support/keys/encryption-keys.ts';
import {
  decryptWithNodeJose,
  encryptWithNodeJose,
} from '../support/tokens/encrypt-with-node-jose.ts';
import { openCompact } from '../support/tokens/open-compact.ts';
import { seal } from '../support/tokens/seal.ts';
import { RFC7515_A3 } from '../vectors/rfc7515.ts';
import { RFC7520_SIGNED } from '../vectors/rfc7520.ts';

let page: ClaimcheckPage;

beforeAll(async () => {
  page = await openPage();
  await page.editorsLoaded();
});

afterAll(() => page.close());

test('this Chromium lacks AES-192', async () => {
  const lacks = await page.page.evaluate(() =>
    crypto.subtle.importKey('raw', new Uint8Array(24), 'AES-GCM', false, ['decrypt']).then(
      () => false,
      () => true,
    ),
  );
  expect(lacks).toBe(true);
});

describe('AES-192 opens, and is made again after an edit', () => {
  test.each([
    ['A192KW', 'A192GCM'],
    ['A192KW', 'A128CBC-HS256'],
    ['A192GCMKW', 'A192CBC-HS384'],
    ['ECDH-ES+A192KW', 'A256GCM'],
    ['PBES2-HS384+A192KW', 'A192GCM'],
    ['dir', 'A192GCM'],
    ['dir', 'A192CBC-HS384'],
    ['RSA-OAEP-256', 'A192CBC-HS384'],
    ['ECDH-ES', 'A192GCM'],
  ])('%s with %s', async (alg, enc) => {
    const suite = suiteOf(alg, enc);
    const jwk = privateJwkFor(suite);
    const fields = suite.algorithm.isPassword ? { p2c: 1000 } : {};
    const token = await encryptWithNodeJose(suite, publicJwkOf(jwk), '{"sub":"ana"}', { fields });
    expect(await page.judge(token, JSON.stringify(jwk))).toBe('decrypted');
    expect(await page.textOf(page.payload)).toContain('"sub": "ana"');

    await page.edit(page.payload, (text) => text.replace('ana', 'bob'));
    await expect.poll(() => page.tokenText()).not.toBe(token);
    expect(await page.settled()).toBe('decrypted');
    expect(JSON.parse(await decryptWithNodeJose(await page.tokenText(), jwk))).toEqual({
      sub: 'bob',
    });

    const other = JSON.stringify(privateJwkFor(suite));
    if (other !== JSON.stringify(jwk)) expect(await page.judge(token, other)).toBe('invalid');
  });
});

test('X448 opens, and is made again after an edit', async () => {
  const { privateKey } = generateKeyPairSync('x448');
  const key = JSON.stringify(privateKey.export({ format: 'jwk' }));
  const token = await seal({ alg: 'ECDH-ES+A192KW', enc: 'A192GCM' }, '{"sub":"ana"}', key);
  expect(await page.judge(token, key)).toBe('decrypted');
  await page.edit(page.payload, (text) => text.replace('ana', 'bob'));
  await expect.poll(() => page.tokenText()).not.toBe(token);
  expect(await openCompact(await page.tokenText(), key)).toMatchObject({ state: 'decrypted' });
});

test('a NextAuth.js session opens with its secret, and an edit is encrypted for NextAuth.js', async () => {
  const secret = 'exactly thirty-two bytes of text';
  const info = 'NextAuth.js Generated Encryption Key';
  const derived = new Uint8Array(hkdfSync('sha256', secret, '', info, 32));
  const token = await new CompactEncrypt(Buffer.from('{"sub":"ana"}'))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .encrypt(derived);
  expect(await page.judge(token, secret)).toBe('decrypted');
  expect(await page.verdict.textContent()).toContain('NextAuth.js derived the key');

  await page.edit(page.payload, (text) => text.replace('ana', 'bob'));
  await expect.poll(() => page.tokenText()).not.toBe(token);
  const made = await page.tokenText();
  const key = JSON.stringify({ kty: 'oct', k: Buffer.from(derived).toString('base64url') });
  expect(await openCompact(made, key)).toMatchObject({ state: 'decrypted' });
  expect((await openCompact(made, key)).text).toContain('bob');
});

test('a secret that was hashed is read so with one press', async () => {
  const secret = 'a secret of another length than the key';
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret));
  const token = await new CompactEncrypt(Buffer.from('{"sub":"ana"}'))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', typ: 'JWT' })
    .encrypt(new Uint8Array(digest));
  expect(await page.judge(token, secret)).toBe('encrypted');
  const line = page.page.getByRole('region', { name: 'Key', exact: true });
  await line.getByText('decrypts the token with the SHA-256 hash of the secret').waitFor();
  await line.getByRole('button', { name: 'Use matching secret', exact: true }).click();
  expect(await page.settled()).toBe('decrypted');
});

describe('of several signatures', () => {
  const three = RFC7520_SIGNED.find(({ section }) => section === '4.8');
  const list = () => page.page.getByRole('listbox', { name: 'Tokens found', exact: true });

  test('the one that the key fits is selected and named, until the user chooses another', async () => {
    const text = three?.forms[0] ?? '';
    for (const [at, key] of (three?.keys ?? []).entries()) {
      await page.empty();
      expect(await page.judge(text, JSON.stringify(key))).toBe('verified');
      await expect.poll(() => page.verdict.textContent()).toContain(`Signature ${at + 1} of 3`);
      const chosen = list().getByRole('option', { selected: true });
      await expect.poll(() => chosen.textContent()).toContain(`Signature ${at + 1} of 3`);
    }
    await list().getByRole('option').nth(0).click();
    expect(await page.settled()).not.toBe('verified');
    await expect.poll(() => page.verdict.textContent()).toContain('Signature 1 of 3');
  });

  test('a key that made none selects the one for its kind of key, which does not verify', async () => {
    await page.empty();
    const other = generateKeyPairSync('ec', { namedCurve: 'P-521' });
    const key = other.publicKey.export({ format: 'pem', type: 'spki' }).toString();
    expect(await page.judge(three?.forms[0] ?? '', key)).toBe('invalid');
    await expect.poll(() => page.verdict.textContent()).toContain('Signature 2 of 3');
  });

  test('lists two signatures that differ only in their unprotected header', async () => {
    await page.empty();
    const [header, payload, signature] = RFC7515_A3.token.split('.');
    const form = { payload, protected: header, signature };
    const text = `${JSON.stringify(form)}\n${JSON.stringify({ ...form, header: { kid: 'x' } })}`;
    expect(await page.judge(text, JSON.stringify(RFC7515_A3.publicJwk))).toBe('verified');
    expect(await list().getByRole('option').count()).toBe(2);
  });
});

test('a token in the payload of an encrypted one can be opened', async () => {
  const inner = RFC7515_A3.token;
  const key = JSON.stringify(privateJwkFor(suiteOf('dir', 'A128GCM')));
  const payload = JSON.stringify({ verifiableCredential: [inner] });
  const token = await seal({ alg: 'dir', enc: 'A128GCM' }, payload, key);
  await page.empty();
  expect(await page.judge(token, key)).toBe('decrypted');
  await page.button('Open Tokens inside').click();
  await page.button('Open /verifiableCredential/0 as the token').click();
  expect(await page.tokenText()).toBe(inner);
  expect(await page.judge(inner, JSON.stringify(RFC7515_A3.publicJwk))).toBe('verified');
});
