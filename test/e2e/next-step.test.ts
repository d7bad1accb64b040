import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import { secretKey } from '../support/keys/test-keys.ts';
import { becomeProvider } from '../support/servers/openid-provider.ts';
import { type RecordingServer, startServer } from '../support/servers/recording-server.ts';
import { acceptedBy, implementationsOf } from '../support/tokens/other-implementations.ts';
import {
  decodePart,
  nowInSeconds,
  partsOf,
  SECRET,
  signTexts,
  soundClaims,
  soundToken,
} from '../support/tokens/tokens.ts';

let page: ClaimcheckPage;
let issuer: RecordingServer;

beforeAll(async () => {
  issuer = await startServer();
  page = await openPage({ viewport: { width: 1280, height: 800 } });
  await page.editorsLoaded();
});

afterAll(async () => {
  await page.close();
  await issuer.close();
});

beforeEach(() => page.visit());
afterEach(() => expect(page.complaints).toEqual([]));

const NOW = nowInSeconds();
const SIGNED = soundToken();
const EXPIRED = soundToken({ iat: NOW - 90_000, exp: NOW - 87_000 });
const BYTES = Buffer.from('7cja7p5A7JpdKL0s+Gu+5ZI8JelPflcAuG5A58DocZI=', 'base64');

/** The sentence, its conclusion and the name of the step, once they are worked out. */
async function answer(): Promise<string> {
  await page.settled();
  const heading = await page.verdict.getByRole('heading', { level: 1 }).textContent();
  const steps = await page.page.locator('.next-step').getByRole('button').allTextContents();
  return [heading, await page.verdict.getAttribute('data-conclusion'), ...steps].join(' | ');
}

async function take(name: string): Promise<void> {
  await page.page.locator('.next-step').getByRole('button', { name, exact: true }).click();
}

async function claimsNow(): Promise<Record<string, number>> {
  return JSON.parse(decodePart(partsOf(await page.tokenText())[1]));
}

async function focused(): Promise<string | null> {
  return await page.page.evaluate(
    () => document.activeElement?.id || document.activeElement?.ariaLabel || null,
  );
}

describe('one press', () => {
  test('removes the quote that breaks a token', async () => {
    const [header, payload, signature] = partsOf(SIGNED);
    await page.judge(`${header}.${payload.slice(0, 9)}"${payload.slice(9)}.${signature}`, SECRET);
    await expect
      .poll(answer)
      .toBe('Not a valid JWT: the payload is not base64url | rejected | Remove quotes');
    await take('Remove quotes');

    await expect.poll(answer).toMatch(/^Signature valid; issuer and audience not checked/);
    expect(await page.tokenText()).toBe(SIGNED);
    await expect.poll(focused).toBe('Verdict');
  });

  test('generates a key and signs an unsigned token', async () => {
    const unsigned = `${signTexts('{"alg":"none"}', JSON.stringify(soundClaims())).split('.').slice(0, 2).join('.')}.`;
    await page.judge(unsigned);
    expect(await answer()).toBe('Unsigned token (alg: none) | rejected | Generate key & sign');
    await take('Generate key & sign');

    await expect.poll(() => page.settled()).toBe('verified');
    expect(JSON.parse(decodePart(partsOf(await page.tokenText())[0]))).toMatchObject({
      alg: 'ES256',
    });
    expect(await claimsNow()).toEqual(JSON.parse(decodePart(partsOf(unsigned)[1])));
  });

  test('signs an edit, where edits are not signed by themselves', async () => {
    await page.judge(SIGNED, SECRET);
    await page.page.getByRole('switch', { name: 'Auto-sign' }).click();
    await page.edit(page.payload, (text) => text.replace('user-42', 'user-43'));
    await expect.poll(answer).toBe('Edited – not re-signed yet | rejected | Sign');
    await take('Sign');

    await expect.poll(() => page.settled()).toBe('verified');
    expect(await claimsNow()).toMatchObject({ sub: 'user-43' });
    const signer = secretKey(Buffer.from(SECRET));
    expect(await acceptedBy(await page.tokenText(), 'HS256', signer)).toEqual(
      implementationsOf('HS256'),
    );
    await page.page.getByRole('switch', { name: 'Auto-sign' }).click();
  });

  test('reads the secret as the encoding that was found', async () => {
    const { createHmac } = await import('node:crypto');
    const input = SIGNED.split('.').slice(0, 2).join('.');
    const token = `${input}.${createHmac('sha256', BYTES).update(input).digest('base64url')}`;
    await page.judge(token, BYTES.toString('base64'));
    await expect
      .poll(answer)
      .toBe('Rejected: signature doesn’t match the key | rejected | Read secret as Base64');
    await take('Read secret as Base64');

    await expect.poll(() => page.settled()).toBe('verified');
    expect(await page.secretEncoding.inputValue()).toBe('base64');
  });

  test('shows the check of a signature that nothing explains', async () => {
    await page.judge(SIGNED, 'another secret, of more than thirty-two bytes');
    await expect
      .poll(answer)
      .toBe('Rejected: signature doesn’t match the key | rejected | Show issue');
    await take('Show issue');

    const inside = () =>
      page.page.evaluate(
        () => document.activeElement?.closest('[data-check="signature"]') !== null,
      );
    await expect.poll(inside).toBe(true);
  });

  test('signs an expired token again, valid for an hour', async () => {
    await page.judge(EXPIRED, SECRET);
    expect(await answer()).toBe('Rejected: expired 1 day ago | rejected | Sign with new expiry');
    await take('Sign with new expiry');

    await expect.poll(answer).toMatch(/^Signature valid/);
    const { iat = 0, exp } = await claimsNow();
    expect(iat).toBeGreaterThanOrEqual(NOW);
    expect(exp).toBe(iat + 3600);
    expect(await page.textOf(page.payload)).toContain(`"exp": ${exp}`);
  });

  test('signs again with a new key when the Key field has none that can sign', async () => {
    await page.judge(EXPIRED);
    expect(await answer()).toBe('Rejected: expired 1 day ago | rejected | Generate key & sign');
    await take('Generate key & sign');

    await expect.poll(() => page.settled()).toBe('verified');
    expect((await claimsNow()).exp).toBeGreaterThan(NOW);
  });

  test('sets the audience, and then the issuer, until the token is accepted', async () => {
    await page.judge(SIGNED, SECRET);
    await take('Set audience');
    await expect.poll(focused).toBe('expect-audience');
    await page.page.keyboard.type('orders');
    await expect.poll(answer).toBe('Signature valid; issuer not checked | unknown | Set issuer');
    await take('Set issuer');
    await expect.poll(focused).toBe('expect-issuer');
    await page.page.keyboard.type('https://issuer.example.com');

    await expect.poll(answer).toBe('Accepted for orders | accepted');
    expect(await page.page.title()).toBe('Accepted – Claimcheck');
    const icon = page.page.locator('link[rel="icon"]');
    await expect.poll(() => icon.getAttribute('href')).toContain(encodeURIComponent('#166b3a'));
  });

  test('goes back to an audience that another API has', async () => {
    await page.judge(SIGNED, SECRET);
    await take('Set audience');
    await expect.poll(focused).toBe('expect-audience');
    await page.page.keyboard.type('payments');
    await expect.poll(answer).toBe('Rejected: audience is orders | rejected | Edit audience');
    await page.key.focus();
    await take('Edit audience');

    await expect.poll(focused).toBe('expect-audience');
  });

  test('shows the issue that makes a token unsafe', async () => {
    await page.judge(soundToken({}, 'secret'), 'secret');
    await expect.poll(answer).toMatch(/^Unsafe: .* \| unknown \| Show issue$/);
    await take('Show issue');

    const code = () =>
      page.page.evaluate(() =>
        document.activeElement?.closest('[data-code]')?.getAttribute('data-code'),
      );
    await expect.poll(code).toBe('secret-known');
  });

  test('fetches the keys of the issuer that it names', async () => {
    await page.judge(await becomeProvider(issuer, 'first'));
    const { host } = new URL(issuer.origin);
    await expect
      .poll(answer)
      .toBe(`Can’t verify yet: add a key | unknown | Fetch keys from ${host}`);
    issuer.requests.length = 0;
    await take(`Fetch keys from ${host}`);

    await expect.poll(() => page.settled(), { timeout: 20_000 }).toBe('verified');
    expect(issuer.requests.map(({ path }) => path)).toContain('/jwks');
  });
});

describe('offers no next step', () => {
  test.each([
    [
      'for a secret that is not there',
      () => page.judge(SIGNED),
      'Can’t verify yet: add a key | unknown',
    ],
    [
      'for half a token',
      () => page.judge(SIGNED.slice(0, 60), SECRET),
      'Not a valid JWT: the signature is missing | rejected',
    ],
  ])('%s', async (_, put, said) => {
    await put();
    expect(await answer()).toBe(said);
  });
});
