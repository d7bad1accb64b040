import { createHash, createHmac } from 'node:crypto';
import jsonwebtoken from 'jsonwebtoken';
import { expect, test } from 'vitest';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import { expectAccessibleDialog, openWithAxe } from '../support/browser/run-axe.ts';
import { testKey } from '../support/keys/test-keys.ts';
import { SECRET, soundToken } from '../support/tokens/tokens.ts';
import { RFC7515_A1, RFC7515_A2 } from '../vectors/rfc7515.ts';
import { RFC8037_A4 } from '../vectors/rfc8037.ts';

async function openSteps({ page }: ClaimcheckPage) {
  await page
    .getByRole('region', { name: 'Signature' })
    .getByRole('button', { name: 'How it’s made' })
    .click();
  const dialog = page.getByRole('dialog', { name: 'How the signature is made' });
  await dialog.locator('[data-step]').first().waitFor();
  return dialog;
}

type StepsDialog = Awaited<ReturnType<typeof openSteps>>;

/** A value as its copy button gives it. */
async function copyValue(page: ClaimcheckPage, dialog: StepsDialog, id: string): Promise<string> {
  const value = dialog.locator(`[data-value="${id}"]`);
  return await page.copyWith(value.getByRole('button', { name: /^Copy .* in hex$/ }));
}

async function stepIds(dialog: StepsDialog): Promise<(string | null)[]> {
  return await dialog
    .locator('[data-step]')
    .evaluateAll((steps) => steps.map((step) => step.getAttribute('data-step')));
}

function bytesOf(value: string | undefined): Buffer {
  return Buffer.from(value ?? '', 'base64url');
}

test('the HMAC of RFC 7515 A.1 is made in front of the user', async () => {
  const page = await openPage();
  const { token, publicJwk } = RFC7515_A1;
  await page.judge(token, JSON.stringify(publicJwk));
  expect(page.requests.filter((url) => url.includes('steps'))).toEqual([]);
  const dialog = await openSteps(page);
  expect(await stepIds(dialog)).toEqual(['input', 'key-block', 'inner', 'outer', 'encoded']);

  const input = token.slice(0, token.lastIndexOf('.'));
  expect(await copyValue(page, dialog, 'input')).toBe(Buffer.from(input).toString('hex'));
  expect(await copyValue(page, dialog, 'outer')).toBe(
    createHmac('sha256', bytesOf(publicJwk?.k)).update(input).digest('hex'),
  );
  await dialog.getByText('Your key makes exactly this signature.').waitFor();
  const command = await page.copyWith(
    dialog.getByRole('button', { name: 'Copy command of step 2' }),
  );
  expect(command).toContain('secret.bin');
  expect(command).not.toContain(bytesOf(publicJwk?.k).toString('hex'));
  expect(page.complaints).toEqual([]);
  await page.close();
});

test('a changed byte shows in which steps it spreads, and by how many bits', async () => {
  const page = await openPage();
  const { token, publicJwk } = RFC7515_A2;
  await page.judge(token, JSON.stringify(publicJwk));
  const dialog = await openSteps(page);
  const bits = (id: string) => dialog.locator(`[data-value="${id}"] [data-bits]`);
  expect(await bits('hash').count()).toBe(0);
  await dialog.getByRole('button', { name: 'Change one byte' }).click();
  await bits('hash').waitFor();

  const input = Buffer.from(token.slice(0, token.lastIndexOf('.')));
  const before = createHash('sha256').update(input).digest();
  const at = Number(await dialog.getByRole('spinbutton', { name: 'Byte' }).inputValue()) - 1;
  input[at] = (input[at] ?? 0) ^ 1;
  const after = createHash('sha256').update(input).digest();
  const differing = [...before].reduce(
    (sum, byte, index) => sum + (byte ^ (after[index] ?? 0)).toString(2).replace(/0/g, '').length,
    0,
  );
  expect(await bits('hash').getAttribute('data-bits')).toBe(`${differing}`);
  expect(await bits('input').textContent()).toContain('1 of');
  expect(await bits('opened').getAttribute('data-bits')).toBe('0');
  await dialog.getByText(/belongs to another input or key/).waitFor();

  await dialog.getByRole('spinbutton', { name: 'Byte' }).fill('1');
  await dialog.getByText(/^Byte 1 of \d+ is 64 instead of 65\.$/).waitFor();
  await dialog.getByRole('button', { name: 'Undo the change' }).click();
  await bits('hash').waitFor({ state: 'detached' });
  expect(await page.tokenText()).toBe(token);
  await page.close();
});

test('a token of another implementation opens to its salt, and to nothing with another key', async () => {
  const page = await openPage();
  const { privatePem, publicPem } = testKey('PS256');
  const token = jsonwebtoken.sign({ sub: 'user-42' }, privatePem, { algorithm: 'PS256' });
  await page.judge(token, publicPem);
  const dialog = await openSteps(page);
  expect(await copyValue(page, dialog, 'salt')).toMatch(/^[0-9a-f]{64}$/);
  expect(await copyValue(page, dialog, 'expected')).toBe(await copyValue(page, dialog, 'found'));
  await page.page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });

  await page.judge(token);
  const without = await openSteps(page);
  await without.getByText('Enter the public key in the Key field to see it.').waitFor();
  expect(await stepIds(without)).not.toContain('salt');
  await page.close();
});

test('the commands list has it, and a token without a signature has none', async () => {
  const page = await openPage();
  const { token, publicJwk } = RFC8037_A4;
  await page.judge(token, JSON.stringify(publicJwk));
  await page.page.keyboard.press('Control+k');
  await page.page
    .getByRole('dialog', { name: 'Commands' })
    .getByRole('combobox')
    .fill('How it’s made');
  await page.page.keyboard.press('Enter');
  const dialog = page.page.getByRole('dialog', { name: 'How the signature is made' });
  await dialog.locator('[data-step="challenge"]').waitFor();
  await page.page.keyboard.press('Escape');

  await page.judge(`${Buffer.from('{"alg":"none"}').toString('base64url')}.e30.`);
  await page.page.getByRole('button', { name: 'How it’s made' }).click();
  await dialog.getByText(/has no signature that Claimcheck can take apart/).waitFor();
  await page.close();
});

test('the dialog is accessible in both themes and fits a phone', async () => {
  const page = await openWithAxe({ viewport: { width: 390, height: 844 } });
  const { page: browser } = page;
  await page.judge(soundToken(), SECRET);
  await browser.getByRole('tab', { name: /Decoded$/ }).click();
  const dialog = await openSteps(page);
  await dialog.getByRole('button', { name: 'Change one byte' }).click();
  await dialog.locator('[data-bits]').first().waitFor();
  await expectAccessibleDialog(page);
  expect(await browser.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  expect(await dialog.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
  await page.close();
});
