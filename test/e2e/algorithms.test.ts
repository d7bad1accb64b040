import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { SIGNATURE_ALGORITHMS } from '../../src/core/registry/algorithms.ts';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import { encodePart, partsOf, soundClaims, soundToken } from '../support/tokens/tokens.ts';

let page: ClaimcheckPage;
const folder = mkdtempSync(join(tmpdir(), 'claimcheck-downloads-'));

beforeAll(async () => {
  page = await openPage();
  await page.editorsLoaded();
});

afterAll(async () => {
  rmSync(folder, { recursive: true });
  await page.close();
});

const PAIRS = {
  ES256K: () => generateKeyPairSync('ec', { namedCurve: 'secp256k1' }),
  Ed448: () => generateKeyPairSync('ed448'),
  EdDSA: () => generateKeyPairSync('ed448'),
} as const;

function signed(alg: keyof typeof PAIRS, key: KeyObject): string {
  const input = `${encodePart(JSON.stringify({ alg, typ: 'JWT' }))}.${encodePart(JSON.stringify(soundClaims()))}`;
  const hash = alg === 'ES256K' ? 'sha256' : null;
  const signature = sign(hash, Buffer.from(input), { key, dsaEncoding: 'ieee-p1363' });
  return `${input}.${encodePart(signature)}`;
}

function isSigned(token: string, alg: keyof typeof PAIRS, key: KeyObject): boolean {
  const [header, payload, signature] = partsOf(token);
  const hash = alg === 'ES256K' ? 'sha256' : null;
  const input = Buffer.from(`${header}.${payload}`);
  const by = { key, dsaEncoding: 'ieee-p1363' } as const;
  return verify(hash, input, by, Buffer.from(signature, 'base64url'));
}

function pem(key: KeyObject): string {
  const type = key.type === 'private' ? 'pkcs8' : 'spki';
  return key.export({ format: 'pem', type } as never).toString();
}

function jwk(key: KeyObject): string {
  return JSON.stringify(key.export({ format: 'jwk' }));
}

describe.each(Object.keys(PAIRS) as (keyof typeof PAIRS)[])('%s, which WebCrypto lacks', (alg) => {
  test('verifies what OpenSSL signed, with any form of the key, and names the library', async () => {
    const { privateKey, publicKey } = PAIRS[alg]();
    const token = signed(alg, privateKey);
    for (const key of [pem(publicKey), jwk(publicKey), pem(privateKey), jwk(privateKey)]) {
      expect(await page.judge(token, key)).toBe('verified');
    }
    expect(await page.verdict.textContent()).toContain('@noble/curves');
    expect(await page.judge(token, pem(PAIRS[alg]().publicKey))).toBe('invalid');
  });

  test('signs what OpenSSL verifies', async () => {
    const { privateKey, publicKey } = PAIRS[alg]();
    await page.judge(signed(alg, privateKey), pem(privateKey));
    await page.edit(page.payload, (text) => text.replace('user-42', 'user-43'));
    expect(await page.settled()).toBe('verified');
    expect(isSigned(await page.tokenText(), alg, publicKey)).toBe(true);
  });
});

test.each(SIGNATURE_ALGORITHMS.map(({ name }) => name))(
  'makes a key for %s that signs and verifies',
  async (name) => {
    await page.judge(soundToken());
    await page.algorithm.selectOption(name);
    await page.generateKey.click();
    await expect.poll(() => page.textOf(page.key)).not.toBe('');
    await expect.poll(() => page.settled()).toBe('verified');
    expect(JSON.parse(await page.textOf(page.header)).alg).toBe(name);
  },
);

test.each([3072, 4096])('makes RSA keys of %d bits, and says that it is busy', async (size) => {
  await page.judge(soundToken());
  await page.algorithm.selectOption('RS256');
  await page.combobox('RSA size').selectOption(String(size));
  await page.generateKey.click();
  // The smaller one may be made before anybody looks.
  if (size === 4096) await page.page.getByText('Generating a key…').waitFor();
  await expect.poll(() => page.textOf(page.key), { timeout: 25_000 }).not.toBe('');
  const { modulusLength } =
    createPrivateKey(await page.textOf(page.key)).asymmetricKeyDetails ?? {};
  expect(modulusLength).toBe(size);
  await page.combobox('RSA size').selectOption('2048');
});

test('asks for an RSA size for RSA alone', async () => {
  await page.judge(soundToken());
  await page.algorithm.selectOption('PS256');
  await expect.poll(() => page.combobox('RSA size').count()).toBe(1);
  await page.algorithm.selectOption('ES256');
  await expect.poll(() => page.combobox('RSA size').count()).toBe(0);
});

describe('Key details', () => {
  const dialog = () => page.page.getByRole('dialog', { name: 'Key details', exact: true });
  const open = async () => {
    await page.button('Key details').click();
    await dialog().getByRole('region', { name: 'Other formats' }).waitFor();
  };

  afterEach(async () => {
    await dialog().getByRole('button', { name: 'Close', exact: true }).click();
    await dialog().waitFor({ state: 'detached' });
  });

  test('tells the thumbprint, and writes and downloads either half in each form', async () => {
    const { privateKey, publicKey } = PAIRS.ES256K();
    await page.judge(signed('ES256K', privateKey), pem(privateKey));
    await open();
    const written = page.page.getByRole('textbox', { name: 'Exported key' });
    const facts = page.page.locator('dl[aria-label="Facts about the key"][aria-busy=false]');
    const { kid } = JSON.parse(await written.inputValue());
    expect(await facts.textContent()).toContain(kid);

    await page.button('PEM').click();
    await expect.poll(() => written.inputValue()).toBe(pem(publicKey));
    await page.button('Private').click();
    await expect.poll(() => written.inputValue()).toBe(pem(privateKey));
    expect(await page.copyWith(page.button('Copy private key as PEM'))).toBe(pem(privateKey));

    const started = page.page.waitForEvent('download');
    await page.button('Download private key as PEM').click();
    const download = await started;
    expect(download.suggestedFilename()).toBe('private-key.pem');
    const path = join(folder, 'private-key.pem');
    await download.saveAs(path);
    expect(readFileSync(path, 'utf8')).toBe(pem(privateKey));

    await page.button('JWK Set').click();
    await expect.poll(() => written.inputValue()).toContain('"keys"');
    const [only] = JSON.parse(await written.inputValue()).keys;
    expect(only).toEqual({ ...privateKey.export({ format: 'jwk' }), kid });
  });

  test('Copy public key still copies it, for a key that WebCrypto lacks', async () => {
    const { privateKey, publicKey } = PAIRS.Ed448();
    await page.judge(signed('Ed448', privateKey), pem(privateKey));
    await open();
    const copied = await page.copyWith(page.button('Copy public key'));
    expect(createPublicKey(copied).equals(publicKey)).toBe(true);
  });

  test('of a set it says which key verifies', async () => {
    const { privateKey, publicKey } = PAIRS.ES256K();
    const other = PAIRS.ES256K().publicKey;
    const keys = [other, publicKey].map((key, index) => ({
      ...key.export({ format: 'jwk' }),
      kid: `key-${index}`,
    }));
    expect(await page.judge(signed('ES256K', privateKey), JSON.stringify({ keys }))).toBe(
      'verified',
    );
    await open();
    const table = dialog().getByRole('table', { name: 'Keys' });
    const verifying = table.getByRole('row').filter({ hasText: 'Verifies this token' });
    expect(await verifying.textContent()).toContain('key-1');
  });
});
