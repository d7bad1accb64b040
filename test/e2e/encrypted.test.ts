import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import {
  decryptWithNodeJose,
  encryptWithNodeJose,
} from '../support/tokens/encrypt-with-node-jose.ts';
import { soundClaims } from '../support/tokens/tokens.ts';
import { RFC7520_5_1, RFC7520_5_2, RFC7520_6 } from '../vectors/rfc7520-encryption.ts';

const CLAIMS = JSON.stringify(soundClaims());
const DIR = { algorithm: { name: 'dir' }, encryption: { name: 'A128GCM' } };
const secretJwk = () => ({ kty: 'oct', k: randomBytes(16).toString('base64url') });
const JWK = secretJwk();
const KEY = JSON.stringify(JWK);

let page: ClaimcheckPage;
let token: string;

beforeAll(async () => {
  page = await openPage();
  await page.editorsLoaded();
  token = await encryptWithNodeJose(DIR, JWK, CLAIMS);
});

afterAll(() => page.close());

function layers(): Locator {
  return page.page.getByRole('list', { name: 'Layers', exact: true });
}

describe('an encrypted token', () => {
  test('shows its header and its five parts without a key', async () => {
    expect(await page.judge(token)).toBe('encrypted');
    expect(await page.textOf(page.header)).toContain('"alg": "dir"');
    await page.header.getByText('direct encryption with the shared secret').waitFor();
    await page.header.getByText('AES-GCM, 128 bits').waitFor();
    await page.button('Open Encryption').click();
    const parts = page.page.getByRole('list', { name: 'Parts' }).getByRole('listitem');
    const bytes = await parts.evaluateAll((items) => items.map((item) => item.dataset.bytes));
    expect(bytes).toEqual(['29', '0', '12', String(CLAIMS.length), '16']);
    const colours = await page.token
      .locator('[class^="cm-part-"]')
      .evaluateAll((marks) => marks.map((mark) => getComputedStyle(mark).color));
    expect(new Set(colours).size, 'an empty part has no colour to show').toBe(4);
  });

  test('opens with its key, and shuts with another', async () => {
    expect(await page.judge(token, KEY)).toBe('decrypted');
    expect(await page.textOf(page.payload)).toContain('"sub": "user-42"');

    expect(await page.judge(token, JSON.stringify(secretJwk()))).toBe('invalid');
    expect(await page.textOf(page.payload)).not.toContain('user-42');

    expect(await page.judge(token, 'too short')).toBe('encrypted');
    await expect
      .poll(() => page.verdict.textContent())
      .toContain('has 9 bytes; A128GCM with “dir”');
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const pem = pair.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
    expect(await page.judge(token, pem)).toBe('encrypted');
    await expect.poll(() => page.verdict.textContent()).toContain('the key doesn’t fit dir');
  });

  test('never shows what was in it beside another key', async () => {
    await page.judge(token, KEY);
    const watched = page.page.evaluate(async () => {
      const key = document.querySelector<HTMLTextAreaElement>('[aria-label="Key"]');
      const first = key?.value;
      const shown = { beside: 0, after: 0, framesAfter: 0 };
      for (let frame = 0; frame < 90; frame++) {
        const payload = document.querySelector('.cm-content[aria-label="Payload"]')?.textContent;
        const isShown = payload?.includes('user-42') === true;
        if (key?.value === first) shown.beside += isShown ? 1 : 0;
        else {
          shown.framesAfter++;
          shown.after += isShown ? 1 : 0;
        }
        await new Promise(requestAnimationFrame);
      }
      return shown;
    });
    // A blank behind the JSON would leave it the same key.
    await page.type(page.key, 'and more of it');
    const { beside, after, framesAfter } = await watched;
    expect(beside, 'the watch sees the payload').toBeGreaterThan(0);
    expect(framesAfter).toBeGreaterThan(0);
    expect(after).toBe(0);
    expect(await page.settled()).toBe('encrypted');
  });

  test('is encrypted again when its payload is edited, and only its range in the text', async () => {
    const around = `curl -H 'Authorization: Bearer ${token}' https://api.example.com/`;
    expect(await page.judge(around, KEY)).toBe('decrypted');
    await page.edit(page.payload, (text) => text.replace('user-42', 'user-43'));
    await expect.poll(() => page.tokenText()).not.toBe(around);
    expect(await page.settled()).toBe('decrypted');

    const [, edited = ''] = /Bearer (\S+)' https/.exec(await page.tokenText()) ?? [];
    expect(await page.tokenText()).toBe(around.replace(token, edited));
    expect(await decryptWithNodeJose(edited, JWK)).toBe(CLAIMS.replace('user-42', 'user-43'));
    expect(edited.split('.')[2]).not.toBe(token.split('.')[2]);
  });

  test('an encrypted token stays unchanged while the edit is not JSON', async () => {
    await page.judge(token, KEY);
    await page.edit(page.payload, (text) => text.slice(0, -1));
    await page.page.getByText('Editing: showing the last valid token.').waitFor();
    expect(await page.tokenText()).toBe(token);
  });

  test('is encrypted for another algorithm with a key that is made for it', async () => {
    await page.judge(token, KEY);
    await page.algorithm.selectOption('ECDH-ES+A256KW');
    await page.combobox('Encryption').selectOption('A256CBC-HS512');
    await page.page.getByText('Edited, not encrypted yet').waitFor();
    expect(await page.tokenText()).toBe(token);

    await page.generateKey.click();
    await expect.poll(() => page.textOf(page.key)).toContain('PRIVATE KEY');
    await expect.poll(() => page.tokenText()).not.toBe(token);
    expect(await page.settled()).toBe('decrypted');
    expect(await page.textOf(page.payload)).toContain('user-42');
    expect(await page.textOf(page.header)).toContain('"epk"');
  });

  test('names RSA1_5 and does not decrypt it', async () => {
    expect(await page.judge(RFC7520_5_1.token, JSON.stringify(RFC7520_5_1.jwk))).toBe(
      'unsupported',
    );
    await expect.poll(() => page.verdict.textContent()).toContain('RSA1_5');
    await expect.poll(() => page.issueCodes()).toContain('jwe-rsa15');
  });
});

describe('asks first', () => {
  test('when a password takes very many rounds, and can be told to stop', async () => {
    const suite = { algorithm: { name: 'PBES2-HS256+A128KW' }, encryption: { name: 'A128GCM' } };
    const password = 'correct horse battery staple';
    const jwk = { kty: 'oct', k: Buffer.from(password).toString('base64url') };
    const slow = await encryptWithNodeJose(suite, jwk, CLAIMS, { fields: { p2c: 1_000_001 } });

    expect(await page.judge(slow, password)).toBe('encrypted');
    await expect.poll(() => page.verdict.textContent()).toContain('1,000,001 rounds');
    const open = page.button('Open anyway');
    await open.click();
    await page.button('Cancel').click();
    expect(await page.settled()).toBe('encrypted');
    await open.click();
    await expect.poll(() => page.textOf(page.payload)).toContain('user-42');
    expect(await page.settled()).toBe('decrypted');
  });

  test('when the payload unpacks to more than 250 kB', async () => {
    const large = JSON.stringify({ sub: 'user-42', filler: 'a'.repeat(260_000) });
    const packed = await encryptWithNodeJose(DIR, JWK, large, { zip: true });

    expect(await page.judge(packed, KEY)).toBe('decrypted');
    expect(await page.textOf(page.payload)).not.toContain('user-42');
    await expect
      .poll(() => page.verdict.textContent())
      .toMatch(/more than \d+ times the packed size/);
    await page.button('Unpack up to 10 MB').click();
    await expect.poll(() => page.textOf(page.payload)).toContain('user-42');
  });
});

describe('a signed token in an encrypted one', () => {
  const both = JSON.stringify({ keys: [RFC7520_5_2.jwk, RFC7520_6.signingJwk] });

  test('has a verdict for each layer, and shows the one that is chosen', async () => {
    expect(await page.judge(RFC7520_6.token, both)).toBe('decrypted');
    const items = layers().getByRole('listitem');
    await expect.poll(() => items.count()).toBe(2);
    expect(await items.evaluateAll((all) => all.map((item) => item.dataset.state))).toEqual([
      'decrypted',
      'verified',
    ]);
    expect(await page.textOf(page.payload)).toMatch(/^eyJhbGciOiJQUzI1NiIs/);

    await items.nth(1).getByRole('button').click();
    expect(JSON.parse(await page.textOf(page.payload))).toEqual(JSON.parse(RFC7520_6.claims));
    expect(await page.signature.textContent()).toContain('256 bytes');
    await expect.poll(() => page.issueCodes()).toContain('token-expired');
  });

  test('says which key is missing when there is a key for only one layer', async () => {
    expect(await page.judge(RFC7520_6.token, JSON.stringify(RFC7520_5_2.jwk))).toBe('decrypted');
    const inner = layers().getByRole('listitem').nth(1);
    await expect.poll(() => inner.getAttribute('data-state')).toBe('unverified');
    expect(await inner.textContent()).toContain('Add an RSA key in the Key field');
  });
});
