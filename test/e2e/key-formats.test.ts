import { createPublicKey } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import { KeyWorkshop, PASSPHRASE } from '../support/keys/key-files.ts';
import type { TestKey } from '../support/keys/test-keys.ts';
import {
  acceptedBy,
  implementationsOf,
  viaJsonwebtoken,
} from '../support/tokens/other-implementations.ts';
import { SECRET, soundClaims, soundToken } from '../support/tokens/tokens.ts';

const workshop = new KeyWorkshop();
let page: ClaimcheckPage;
let key: TestKey;
let token: string;

beforeAll(async () => {
  workshop.makeKey('P-256');
  workshop.makeCertificate('P-256.pem', 'P-256.crt');
  key = {
    privateJwk: {},
    publicJwk: { ...createPublicKey(workshop.text('P-256.pub.pem')).export({ format: 'jwk' }) },
    privatePem: workshop.text('P-256.pem'),
    publicPem: workshop.text('P-256.pub.pem'),
    secret: Buffer.alloc(0),
  };
  token = await viaJsonwebtoken.sign('ES256', {}, soundClaims(), key);
  page = await openPage();
  await page.editorsLoaded();
});

afterAll(async () => {
  workshop.close();
  await page.close();
});

function encrypted(...options: string[]): string {
  const files = ['-in', 'P-256.pem', '-out', 'encrypted.pem'];
  workshop.openssl('pkcs8', '-topk8', ...files, '-passout', `pass:${PASSPHRASE}`, ...options);
  return workshop.text('encrypted.pem');
}

/** Drops a file on the Key box, as out of a file manager. */
async function dropFile(name: string, bytes: Uint8Array): Promise<void> {
  const transfer = await page.page.evaluateHandle(
    ([fileName, content]) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(content)], fileName));
      return data;
    },
    [name, [...bytes]] as const,
  );
  await page.key.dispatchEvent('drop', { dataTransfer: transfer });
}

test('a certificate verifies', async () => {
  expect(await page.judge(token, workshop.text('P-256.crt'))).toBe('verified');
});

test('a key without its public point verifies and signs', async () => {
  workshop.openssl('ec', '-in', 'P-256.pem', '-no_public', '-out', 'sec1.pem');
  expect(await page.judge(token, workshop.text('sec1.pem'))).toBe('verified');
  await page.edit(page.payload, (text) => text.replace('user-42', 'user-43'));
  expect(await page.settled()).toBe('verified');
  expect(await acceptedBy(await page.tokenText(), 'ES256', key)).toEqual(
    implementationsOf('ES256'),
  );
});

describe('an encrypted private key', () => {
  test('asks for its passphrase, says when it is wrong, and verifies when it is right', async () => {
    expect(await page.judge(token, encrypted())).toBe('unverified');
    await expect.poll(() => page.verdict.textContent()).toContain('Enter its passphrase');

    await page.paste(page.passphrase, 'wrong');
    expect(await page.settled()).toBe('unverified');
    expect(await page.verdict.textContent()).toContain('The passphrase is wrong');

    await page.paste(page.passphrase, PASSPHRASE);
    expect(await page.settled()).toBe('verified');
    expect(await page.passphrase.inputValue()).toBe(PASSPHRASE);
  });

  test('has its passphrase typed key by key, in one place', async () => {
    await page.judge(token, encrypted());
    await page.passphrase.focus();
    await page.page.keyboard.type(PASSPHRASE, { delay: 20 });
    expect(await page.settled()).toBe('verified');
  });

  test('takes its passphrase along when it goes', async () => {
    await page.judge(token, encrypted());
    await page.paste(page.passphrase, PASSPHRASE);
    expect(await page.settled()).toBe('verified');
    await page.paste(page.key, encrypted());
    expect(await page.settled()).toBe('unverified');
    expect(await page.passphrase.inputValue()).toBe('');
  });

  test('a key with many rounds never leaves an old verdict on the page', async () => {
    await page.judge(token, encrypted('-iter', '3000000'));
    await page.paste(page.passphrase, PASSPHRASE);
    expect(await page.verdict.getAttribute('aria-busy')).toBe('true');
    await page.judge(soundToken(), SECRET);
    expect(await page.settled()).toBe('verified');
    await page.page.waitForTimeout(1500);
    expect(await page.settled()).toBe('verified');
    expect(await page.passphrase.count()).toBe(0);
  });
});

describe('a dropped file', () => {
  test('of DER becomes PEM with its label', async () => {
    workshop.openssl('x509', '-in', 'P-256.crt', '-outform', 'DER', '-out', 'cert.der');
    await page.judge(token, '');
    await dropFile('cert.der', workshop.bytes('cert.der'));
    await expect.poll(() => page.key.inputValue()).toContain('-----BEGIN CERTIFICATE-----\n');
    expect(await page.settled()).toBe('verified');
  });

  test('a dropped file that is not text is read as a secret in base64', async () => {
    const secret = Buffer.from(
      '00ff10fe20fd30fc40fb50fa60f970f880f790f6a0f5b0f4c0f3d0f2e0f1f0ef',
      'hex',
    );
    const signed = await viaJsonwebtoken.sign('HS256', {}, soundClaims(), { ...key, secret });
    await page.judge(signed, '');
    await dropFile('secret.bin', secret);
    await expect.poll(() => page.key.inputValue()).toBe(secret.toString('base64'));
    expect(await page.settled()).toBe('verified');
    await page.secretEncoding.selectOption({ label: 'UTF-8' });
  });
});

test('a service-account file verifies, and names its key', async () => {
  const file = {
    type: 'service_account',
    private_key_id: 'key-7',
    private_key: key.privatePem,
    client_email: 'robot@example.com',
  };
  expect(await page.judge(token, JSON.stringify(file, null, 2))).toBe('verified');
  expect(await page.verdict.textContent()).toContain('key-7');
});

test('takes the secret out of a line of a .env file, and says that it did', async () => {
  expect(await page.judge(soundToken(), `JWT_SECRET="${SECRET}"`)).toBe('verified');
  await page.button('Key details').click();
  const dialog = page.page.getByRole('dialog', { name: 'Key details', exact: true });
  await expect
    .poll(() =>
      dialog.getByText('The key was read from the variable JWT_SECRET.', { exact: false }).count(),
    )
    .toBe(1);
  await dialog.getByRole('button', { name: 'Close', exact: true }).click();
});

test('the libraries for it are not loaded before they are needed', async () => {
  const fresh = await openPage();
  await fresh.allLoaded();
  await fresh.judge(token, key.publicPem);
  expect(fresh.requests.filter((address) => /read-pieces|public-point/.test(address))).toEqual([]);
  await fresh.judge(token, workshop.text('P-256.crt'));
  expect(await fresh.settled()).toBe('verified');
  expect(fresh.requests.filter((address) => address.includes('read-pieces'))).toHaveLength(1);
  await fresh.close();
});
