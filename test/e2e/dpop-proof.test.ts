import { createHash, createPrivateKey } from 'node:crypto';
import { calculateJwkThumbprint, EmbeddedJWK, jwtVerify, SignJWT } from 'jose';
import { expect, test } from 'vitest';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import { expectAccessibleDialog, openWithAxe } from '../support/browser/run-axe.ts';
import { testKey } from '../support/keys/test-keys.ts';

/** RFC 9449 §7.1: the access token of the example, and “ath” of its proof. */
const TOKEN = 'Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU';
const ATH = 'fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo';
const RESOURCE = 'https://resource.example.org/protectedresource';

async function openProof(page: ClaimcheckPage) {
  await page.choose('Copy', 'DPoP proof…');
  const dialog = page.page.getByRole('dialog', { name: 'DPoP proof' });
  await dialog.waitFor();
  return dialog;
}

type ProofDialog = Awaited<ReturnType<typeof openProof>>;

const copy = async (page: ClaimcheckPage, dialog: ProofDialog, name: string) => {
  const button = dialog.getByRole('button', { name, exact: true });
  await expect.poll(() => button.isEnabled()).toBe(true);
  return await page.copyWith(button);
};

test('a bound token by jose is sent with a proof, and the page says that the two match', async () => {
  const page = await openPage();
  const { publicJwk, privatePem } = testKey('ES256');
  const jkt = await calculateJwkThumbprint(publicJwk);
  const now = Math.floor(Date.now() / 1000);
  const access = await new SignJWT({ sub: 'user', cnf: { jkt } })
    .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt' })
    .setIssuer('https://login.example.com/')
    .setAudience('https://api.example.com/')
    .setIssuedAt(now)
    .setExpirationTime(now + 600)
    .sign(createPrivateKey(testKey('RS256').privatePem));
  const command = `curl 'https://api.example.com/orders?open=1' \\\n  -H 'accept: */*' \\\n  -H 'authorization: Bearer ${access}' \\\n  --data-raw '{"a":1}'`;
  await page.judge(command, privatePem);
  expect(page.requests.filter((url) => url.includes('dpop'))).toEqual([]);
  const dialog = await openProof(page);
  await dialog.getByText('The access token is bound to this key (“cnf.jkt”).').waitFor();
  const proof = await copy(page, dialog, 'Copy proof');
  const { payload } = await jwtVerify(proof, EmbeddedJWK, { typ: 'dpop+jwt', maxTokenAge: 60 });
  const ath = createHash('sha256').update(access).digest('base64url');
  expect(payload).toMatchObject({ htm: 'POST', htu: 'https://api.example.com/orders', ath });

  const curl = await copy(page, dialog, 'Copy cURL');
  expect(curl).toContain(`  -H 'authorization: DPoP ${access}' \\\n  -H 'DPoP: ${proof}' \\\n`);
  await dialog.getByRole('button', { name: 'Put into Token' }).click();
  await expect.poll(() => page.tokenText()).toBe(curl);
  await page.page
    .getByText('The DPoP proof matches this access token (jkt, ath).', { exact: true })
    .waitFor();
  await page.page.keyboard.press('Escape');
  await page.page.keyboard.press('Control+z');
  await expect.poll(() => page.tokenText()).toBe(command);
  expect(page.complaints).toEqual([]);
  await page.close();
}, 60_000);

test('the opaque token of RFC 9449 gets its proof by a new key and the commands list', async () => {
  const page = await openPage();
  await page.page
    .getByRole('textbox', { name: 'Token', exact: true })
    .fill(`curl ${RESOURCE} -H "Authorization: DPoP ${TOKEN}"`);
  await page.page.keyboard.press('Control+k');
  await page.page
    .getByRole('dialog', { name: 'Commands' })
    .getByRole('combobox')
    .fill('DPoP proof…');
  await page.page.keyboard.press('Enter');
  const dialog = page.page.getByRole('dialog', { name: 'DPoP proof' });
  await dialog.getByText(/The Key field has no private key/).waitFor();
  await dialog.getByRole('button', { name: 'Generate a new key' }).click();
  await dialog.getByRole('textbox', { name: 'Nonce (optional)' }).fill('eyJ7S_zG.eyJH0-Z.HX4w-7v');
  const proof = await copy(page, dialog, 'Copy proof');
  const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK);
  expect(payload).toMatchObject({ htm: 'GET', htu: RESOURCE, ath: ATH });
  expect(payload).toMatchObject({ nonce: 'eyJ7S_zG.eyJH0-Z.HX4w-7v' });
  expect(protectedHeader).toMatchObject({ typ: 'dpop+jwt', alg: 'ES256' });
  await dialog.getByRole('button', { name: 'Put into Token' }).click();
  await page.page
    .getByText('This DPoP proof matches its request (htm, htu).', { exact: true })
    .waitFor();
  await page.close();
}, 60_000);

test('the dialog says what no proof fits, is accessible in both themes and fits a phone', async () => {
  const page = await openWithAxe({ viewport: { width: 390, height: 844 } });
  const { page: browser } = page;
  const { privatePem } = testKey('ES256');
  const access = await new SignJWT({ sub: 'user' })
    .setProtectedHeader({ alg: 'ES256' })
    .sign(createPrivateKey(privatePem));
  await page.judge(access, privatePem);
  await browser.getByRole('tab', { name: /Sign$/ }).click();
  const none = await openProof(page);
  await none.getByText(/contains no cURL command/).waitFor();
  await browser.keyboard.press('Escape');
  await none.waitFor({ state: 'detached' });

  await page.judge(`curl -H 'Authorization: Bearer ${access}' ${RESOURCE}`, privatePem);
  await browser.getByRole('tab', { name: /Sign$/ }).click();
  const dialog = await openProof(page);
  await dialog.getByRole('button', { name: 'Generate a new key' }).click();
  await dialog.getByText(/^-----BEGIN PRIVATE KEY/).waitFor();
  await expectAccessibleDialog(page);
  expect(await browser.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  expect(await dialog.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
  await page.close();
}, 60_000);
