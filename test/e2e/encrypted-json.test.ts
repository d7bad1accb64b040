import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import { ENCRYPTED_JSON } from '../vectors/encrypted-json.ts';
import { RFC7516_A_3 } from '../vectors/rfc7516.ts';

let page: ClaimcheckPage;

beforeAll(async () => {
  page = await openPage();
  await page.editorsLoaded();
});

afterAll(() => page.close());

function vector(section: string) {
  const found = ENCRYPTED_JSON.find(({ source }) => source === section);
  if (!found) throw new Error(`no ${section}`);
  return found;
}

test('each recipient of a general JWE has a verdict with the own key', async () => {
  const { forms, recipients, plaintext } = vector('RFC 7520 §5.13');
  const text = JSON.stringify(forms[0], undefined, 2);
  const list = page.page.getByRole('listbox', { name: 'Tokens found', exact: true });
  expect(await page.judge(text, JSON.stringify(recipients[1]?.jwk))).toBe('decrypted');
  await expect.poll(() => page.verdict.textContent()).toContain('Recipient 2 of 3');
  await list.getByRole('option').nth(0).click();
  expect(await page.settled()).toBe('unsupported');
  await list.getByRole('option').nth(1).click();
  expect(await page.settled()).toBe('decrypted');
  expect(await page.textOf(page.payload)).toBe(plaintext);
  await list.getByRole('option').nth(2).click();
  expect(await page.settled()).not.toBe('decrypted');
  expect(await page.textOf(page.payload)).not.toContain('trust');
});

test('a flattened one with "aad" and unprotected header opens, and says that it is only read', async () => {
  for (const section of ['RFC 7520 §5.10', 'RFC 7520 §5.11', 'RFC 7520 §5.12']) {
    const { forms, recipients, plaintext } = vector(section);
    const text = JSON.stringify(forms[1], undefined, 2);
    expect(await page.judge(text, JSON.stringify(recipients[0]?.jwk)), section).toBe('decrypted');
    expect(await page.textOf(page.payload)).toBe(plaintext);
    expect(await page.payload.getAttribute('aria-readonly')).toBe('true');
    await page.page
      .getByText('A JWE in JSON serialization can be decrypted but not edited.')
      .waitFor();
    expect(await page.tokenText()).toBe(text);
  }
});

test('what can only be read takes no text, not even until the editor undoes it', async () => {
  // Without its first bytes the header begins with a fault, whose colours would go over to the text.
  await page.paste(page.token, RFC7516_A_3.token.slice(4));
  await page.header.and(page.page.locator('[aria-readonly="true"]')).waitFor();
  const before = await page.textOf(page.header);
  expect(await page.header.locator('.cm-fault').count()).toBeGreaterThan(0);
  await page.page.evaluate(() => {
    const prevented: boolean[] = [];
    Object.assign(window, { prevented });
    addEventListener('beforeinput', (event) => prevented.push(event.defaultPrevented));
  });
  await page.header.focus();
  await page.page.keyboard.press('ControlOrMeta+A');
  await page.page.keyboard.type(',');
  await page.page.keyboard.insertText('dictated');
  const prevented = await page.page.evaluate(
    () => (window as unknown as { prevented: boolean[] }).prevented,
  );
  expect(prevented).toEqual([true, true]);
  expect(await page.textOf(page.header)).toBe(before);
});
