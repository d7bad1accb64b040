import { importJWK, importSPKI, jwtVerify } from 'jose';
import { expect, test } from 'vitest';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import { expectAccessibleDialog, openWithAxe } from '../support/browser/run-axe.ts';
import { testKey } from '../support/keys/test-keys.ts';
import { AUDIENCE, ISSUER, tokenFor } from '../support/tokens/token-maker.ts';
import { RFC7515_A3 } from '../vectors/rfc7515.ts';

const { privatePem, publicPem } = testKey('RS256');
/** What RFC 9068 §2.2 requires of an access token. */
const CLAIMS = { sub: 'user-42', client_id: 'shop', jti: 'c2Vzc2lvbi0x' };

interface Exported {
  readonly accept: { readonly token: string } | null;
  readonly reject: readonly { readonly id: string; readonly token: string }[];
}

async function openSet(page: ClaimcheckPage) {
  await page.choose('Copy', 'Tokens an API must reject…');
  const dialog = page.page.getByRole('dialog', { name: 'Tokens an API must reject' });
  await dialog.getByRole('region', { name: 'Tokens to reject' }).waitFor();
  return dialog;
}

type SetDialog = Awaited<ReturnType<typeof openSet>>;

async function takeJson(page: ClaimcheckPage, dialog: SetDialog): Promise<Exported> {
  await dialog.getByRole('combobox', { name: 'Format' }).selectOption('json');
  return JSON.parse(
    await page.copyWith(dialog.getByRole('button', { name: 'Copy refusal-set.json' })),
  );
}

test('a verifier accepts the first token of the set and rejects all others', async () => {
  const page = await openPage();
  const now = Math.floor(Date.now() / 1000);
  const claims = { ...CLAIMS, iat: now - 9000, exp: now - 5400 };
  await page.judge(await tokenFor('RS256', { claims }), privatePem);
  expect(page.requests.filter((address) => address.includes('refusal'))).toEqual([]);
  const dialog = await openSet(page);

  expect(await dialog.textContent()).toContain('systems you own or may test');
  const { accept, reject } = await takeJson(page, dialog);
  const key = await importSPKI(publicPem, 'RS256');
  const options = { algorithms: ['RS256'], issuer: ISSUER, audience: AUDIENCE, typ: 'at+jwt' };
  await jwtVerify(accept?.token ?? '', key, options);
  expect(reject.length).toBeGreaterThan(30);
  for (const { id, token } of reject) {
    await expect(jwtVerify(token, key, options), id).rejects.toThrow();
  }
  expect(page.complaints).toEqual([]);
  await page.close();
}, 90_000);

test('the example of RFC 7515 A.3 gives a control that is valid today', async () => {
  const page = await openPage();
  const { token, privateJwk, publicJwk } = RFC7515_A3;
  await page.judge(token, JSON.stringify(privateJwk));
  const { accept, reject } = await takeJson(page, await openSet(page));
  const key = await importJWK(publicJwk ?? {}, 'ES256');
  const { payload } = await jwtVerify(accept?.token ?? '', key, { issuer: 'joe' });
  expect(payload['http://example.com/is_root']).toBe(true);
  const expired = reject.find(({ id }) => id === 'expired');
  await expect(jwtVerify(expired?.token ?? '', key)).rejects.toThrow('"exp" claim timestamp');
  await page.close();
}, 60_000);

test('with only a public key, the set asks for a key that can sign', async () => {
  const page = await openPage();
  await page.judge(await tokenFor('RS256', { claims: CLAIMS }), publicPem);
  const dialog = await openSet(page);

  const { accept, reject } = await takeJson(page, dialog);
  expect(accept?.token).toBe(await page.tokenText());
  const ids = reject.map(({ id }) => id);
  expect(ids).toContain('hmac-with-pem');
  expect(ids).not.toContain('expired');
  await dialog.getByText(/^\d+ more tokens need a key that can sign them/).waitFor();
  await dialog.getByRole('button', { name: 'Add a signing key' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.page.waitForFunction(() => document.activeElement?.closest('.pane-key, #key'));
  await page.close();
}, 90_000);

test('tokens are chosen, copied and pasted back, and the page rejects them', async () => {
  const page = await openPage();
  await page.judge(await tokenFor('ES256', { claims: CLAIMS }), testKey('ES256').publicPem);
  const dialog = await openSet(page);

  const tokens = dialog.getByRole('region', { name: 'Tokens to reject' });
  const count = await tokens.locator('[data-refusal]').count();
  await tokens.getByRole('checkbox', { name: /^All tokens/ }).uncheck();
  expect(await dialog.getByRole('button', { name: /^Download refusal-set/ }).isDisabled()).toBe(
    true,
  );
  await tokens.getByRole('checkbox', { name: 'Signature of zeros' }).check();
  await tokens.getByRole('checkbox', { name: 'Attacker’s key in “jwk”' }).check();
  const { reject } = await takeJson(page, dialog);
  expect(reject.map(({ id }) => id)).toEqual(['signature-zero', 'jwk-header']);
  expect(count).toBeGreaterThan(18);
  const copied = await page.copyWith(
    tokens.getByRole('button', { name: 'Copy Signature of zeros' }),
  );
  expect(copied).toBe(reject[0]?.token);

  await page.page.keyboard.press('Escape');
  await page.judge(copied, testKey('ES256').publicPem);
  expect(await page.conclusion()).toBe('rejected');
  await page.close();
}, 90_000);

test('the URL for keys goes into the tokens, and one that is none is said to be none', async () => {
  const page = await openPage();
  await page.judge(await tokenFor('ES256', { claims: CLAIMS }), testKey('ES256').publicPem);
  const dialog = await openSet(page);
  const url = dialog.getByRole('textbox', { name: 'URL for “jku” and “x5u”' });
  await url.fill('ftp://nowhere');
  await dialog.getByText('Enter a URL that begins with https:// or http://.').waitFor();
  await url.fill('https://collector.example/a');
  await dialog.getByText('https://collector.example/a/jwks.json').waitFor();
  const { reject } = await takeJson(page, dialog);
  const { token = '' } = reject.find(({ id }) => id === 'jku-header') ?? {};
  const header = JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString());
  expect(header.jku).toBe('https://collector.example/a/jwks.json');
  expect(page.requests.filter((address) => address.includes('collector'))).toEqual([]);
  await page.close();
}, 90_000);

test('the dialog is accessible in both themes and fits a phone', async () => {
  const page = await openWithAxe({ viewport: { width: 390, height: 844 } });
  const { page: browser } = page;
  await page.judge(await tokenFor('ES256', { claims: CLAIMS }), testKey('ES256').privatePem);
  await browser.getByRole('tab', { name: /Sign$/ }).click();
  const dialog = await openSet(page);
  await dialog.getByRole('button', { name: 'Show the file' }).click();
  await expectAccessibleDialog(page);
  expect(await browser.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  expect(await dialog.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
  expect(page.complaints).toEqual([]);
  await page.close();
}, 90_000);

test('a token that no set is for is answered with what to do', async () => {
  const page = await openPage();
  await page.judge('eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.', '');
  await page.choose('Copy', 'Tokens an API must reject…');
  const dialog = page.page.getByRole('dialog', { name: 'Tokens an API must reject' });
  await dialog.getByText('The token is not signed.').waitFor();
  expect(await dialog.getByRole('button', { name: /^Download/ }).count()).toBe(0);
  await page.close();
}, 60_000);

test('the dialog is a command, and gives the focus back', async () => {
  const page = await openPage();
  const { keyboard } = page.page;
  await page.judge(await tokenFor('ES256', { claims: CLAIMS }), testKey('ES256').publicPem);
  await page.editorsLoaded();
  await page.header.focus();
  await keyboard.press('Control+k');
  await page.page.getByRole('dialog', { name: 'Commands' }).waitFor();
  await keyboard.type('must reject');
  await keyboard.press('Enter');
  const dialog = page.page.getByRole('dialog', { name: 'Tokens an API must reject' });
  await dialog.getByRole('region', { name: 'Tokens to reject' }).waitFor();
  await keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await page.close();
}, 60_000);

test('the example opens with a key that signs the whole set', async () => {
  const page = await openPage();
  await page.page.getByRole('button', { name: 'All examples…' }).click();
  const examples = page.page.getByRole('dialog', { name: 'Examples' });
  await examples.getByRole('option', { name: 'Forged tokens for an API test' }).click();
  await page.settled();
  const dialog = await openSet(page);
  const { accept, reject } = await takeJson(page, dialog);
  expect(accept).not.toBeNull();
  expect(reject.map(({ id }) => id)).toContain('exp-twice');
  await page.close();
}, 60_000);
