import { afterEach, expect, test } from 'vitest';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import { expectAccessible, openWithAxe } from '../support/browser/run-axe.ts';

let opened: ClaimcheckPage | undefined;

afterEach(async () => {
  await opened?.close();
});

/** Made by Flask 3.1.3. */
const FLASK = 'eyJfdXNlcl9pZCI6IjQyIiwiX2ZyZXNoIjp0cnVlfQ.aw3rhA.LuPiYV42oQ-ifOUdIt41Lxe_6ik';
/** Of the Fernet specification, generate.json. */
const FERNET =
  'gAAAAAAdwJ6wAAECAwQFBgcICQoLDA0ODy021cpGVWKZ_eEwCGM4BLLF_5CV9dOPmrhuVUPgJobwOz7JcbmrR64jVmpU4IwqDA==';
/** RFC 8392 §A.3. */
const CWT =
  'd28443a10126a104524173796d6d657472696345434453413235365850a70175636f61703a2f2f61732e6578616d706c652e636f6d02656572696b77037818636f61703a2f2f6c696768742e6578616d706c652e636f6d041a5612aeb0051a5610d9f0061a5610d9f007420b7158405427c1ff28d23fbad1f29c4c7c6a555e601d6fa29f9179bc3d7438bacaca5acd08c8d4d4f96131680c429a01f85951ecee743a52b9b63632c57209120e1c9e30';
/** Test vector 4-S-1 of PASETO. */
const PASETO =
  'v4.public.eyJkYXRhIjoidGhpcyBpcyBhIHNpZ25lZCBtZXNzYWdlIiwiZXhwIjoiMjAyMi0wMS0wMVQwMDowMDowMCswMDowMCJ9bg_XBBzds8lTZShVlwwKSgeKpLT3yukTw6JUz3W4h_ExsQV-P0V54zemZDcAxFaSeef1QlXEFtkqxT1ciiQEDA';
const JWK =
  '{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}';

/** The text is named, with all that is to know of it and nothing that is about JWTs. */
async function isNamed({ page, verdict, issues, faults }: ClaimcheckPage, sentence: string) {
  await expect.poll(() => verdict.getByRole('heading').textContent()).toBe(sentence);
  expect(await verdict.getAttribute('data-state')).toBe('malformed');
  const note = page.getByRole('region', { name: 'About this text' });
  await expect.poll(() => note.textContent()).toContain('What to do');
  expect(await issues.count()).toBe(0);
  expect(await faults.count()).toBe(0);
  expect(await page.locator('[data-check]').count()).toBe(0);
  return (await note.textContent()) ?? '';
}

test('names a session cookie, shows what is in it and nothing of a JWT', async () => {
  opened = await openPage();
  await opened.token.fill(`session=${FLASK}`);
  const note = await isNamed(opened, 'Not a JWT: this is a Flask session cookie');
  expect(note).toContain('{"_user_id":"42","_fresh":true}');
  await expect.poll(() => opened?.header.textContent()).not.toContain('_user_id');

  await opened.token.fill('some words');
  await expect
    .poll(() => opened?.verdict.textContent())
    .toContain('Not a valid JWT: no token found');
});

test.each([
  [FERNET, 'Not a JWT: this is a Fernet token', '1985-10-26 08:20:00 UTC'],
  [CWT, 'Not a JWT: this is COSE_Sign1 data in CBOR', 'COSE or CWT library'],
  [PASETO, 'Not a JWT: this is a PASETO (v4.public)', 'this is a signed message'],
  ['[object Object]', 'Not a JWT: this is the text “[object Object]”', 'await'],
  [`ghp_${'a1B2'.repeat(9)}`, 'Not a JWT: this is a credential (GitHub token)', 'revoke it'],
])('names %s', async (text, sentence, said) => {
  opened = await openPage();
  await opened.token.fill(text);
  expect(await isNamed(opened, sentence)).toContain(said);
});

test('moves a key from the Token field to the Key field', async () => {
  opened = await openPage();
  const { page, token, key } = opened;
  await token.fill(JWK);
  await isNamed(opened, 'Not a JWT: this is a key (JWK)');
  await page.getByRole('button', { name: 'Move to the Key field' }).click();
  await expect
    .poll(() => key.textContent())
    .toContain('f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU');
  expect(await token.textContent()).not.toContain('kty');
  expect(opened.complaints).toEqual([]);
});

test('moves an error to its field, which explains it', async () => {
  opened = await openPage();
  const { page, token } = opened;
  await token.fill('{"error":"invalid_token"}');
  await isNamed(opened, 'Not a JWT: this is the OAuth error “invalid_token”');
  await page.getByRole('button', { name: 'Move to Error message' }).click();
  const box = page.getByRole('textbox', { name: 'Error message' });
  await expect.poll(() => box.inputValue()).toBe('{"error":"invalid_token"}');
});

test('makes a token of claims alone, which can be signed then', async () => {
  opened = await openPage();
  const { page, token, payload } = opened;
  await token.fill('{"sub":"ann","iat":1785000000,"exp":1900000000}');
  await isNamed(opened, 'Not a JWT: these are claims without a token');
  await page.getByRole('button', { name: 'Use as payload' }).click();
  await expect.poll(() => payload.textContent()).toContain('"sub"');
  await page.getByRole('button', { name: 'Generate key' }).first().click();
  await expect.poll(() => opened?.verdict.getAttribute('data-state')).toBe('verified');
});

test('says what to change to get a JWT from Auth0 in place of an opaque token', async () => {
  opened = await openPage();
  const header = '{"alg":"dir","enc":"A256GCM","iss":"https://tenant.eu.auth0.com/"}';
  const encoded = Buffer.from(header).toString('base64url');
  await opened.token.fill(`${encoded}..QUFBQUFBQUFBQUFB.QUFB.QUFBQUFBQUFBQUFBQUFBQQ`);
  await expect
    .poll(() => opened?.verdict.textContent())
    .toContain('Opaque token: only Auth0 can decrypt it');
  const note = opened.page.getByRole('region', { name: 'About this text' });
  await expect.poll(() => note.textContent()).toContain('audience');
});

test('opens what there is to know at once on a phone', async () => {
  opened = await openPage({ viewport: { width: 390, height: 844 } });
  await opened.token.fill(JWK);
  const note = opened.page.getByRole('region', { name: 'About this text' });
  await expect.poll(() => note.isVisible()).toBe(true);
  await opened.page.getByRole('button', { name: 'Move to the Key field' }).click();
  await expect.poll(() => opened?.key.isVisible()).toBe(true);
});

test('what is said of a text is accessible', async () => {
  opened = await openWithAxe();
  await opened.token.fill(FLASK);
  await isNamed(opened, 'Not a JWT: this is a Flask session cookie');
  await expectAccessible(opened);
});
