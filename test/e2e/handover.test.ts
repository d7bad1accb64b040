import { generateKeyPairSync, sign } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { holdEditors } from '../support/browser/built-files.ts';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import { decodePart, partsOf, SECRET, soundToken, tokenOf } from '../support/tokens/tokens.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

describe('what is typed while the editors arrive is kept, in its order', () => {
  test.each([10, 30, 60])('a key every %i ms', async (delay) => {
    let release = () => {};
    const page = await openPage({
      beforeLoad: async (loading) => {
        release = await holdEditors(loading);
      },
    });
    await page.token.focus();
    const typing = page.page.keyboard.type(LETTERS, { delay });
    await page.page.waitForTimeout(delay * 5);
    release();
    await typing;
    await page.editorsLoaded();

    expect(await page.tokenText()).toBe(LETTERS);
    await page.close();
  });
});

describe('on a page that is in use', () => {
  let page: ClaimcheckPage;

  beforeAll(async () => {
    page = await openPage();
    await page.editorsLoaded();
  });
  beforeEach(() => page.empty());
  afterAll(() => page.close());

  test('undo puts no claims of the last token into the next', async () => {
    await page.paste(page.token, tokenOf('{"sub":"first","role":"admin"}'));
    await page.paste(page.key, SECRET);
    await page.edit(page.payload, (text) => text.replace('admin', 'reader'));
    await page.settled();
    const next = tokenOf('{"sub":"second"}');
    await page.paste(page.token, next);
    await page.settled();
    await page.payload.focus();
    await page.page.keyboard.press('ControlOrMeta+Z');
    await page.settled();

    expect(await page.tokenText()).toBe(next);
  });

  test('an edit that leads back to what was signed verifies again', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const [, payload] = partsOf(soundToken());
    const input = `${Buffer.from('{"alg":"ES256"}').toString('base64url')}.${payload}`;
    const signed = sign('sha256', Buffer.from(input), {
      key: privateKey,
      dsaEncoding: 'ieee-p1363',
    });
    const token = `${input}.${signed.toString('base64url')}`;
    await page.paste(page.token, token);
    await page.paste(page.key, publicKey.export({ type: 'spki', format: 'pem' }).toString());
    expect(await page.settled()).toBe('verified');

    await page.edit(page.payload, (text) => text.replace('user-42', 'user-43'));
    expect(await page.settled()).toBe('invalid');
    await page.edit(page.payload, (text) => text.replace('user-43', 'user-42'));
    expect(await page.settled()).toBe('verified');
    expect(decodePart(partsOf(await page.tokenText())[1])).toContain('user-42');
  });
});

test('the work of the page in idle moments is never visible', async () => {
  const page = await openPage();
  await page.allLoaded();
  await page.page.mouse.move(700, 500);
  await page.page.evaluate(async () => {
    for (let count = 0; count < 20; count++) {
      await new Promise((resolve) => requestIdleCallback(resolve));
    }
  });

  expect(await page.tokenText()).toBe('');
  expect(await page.verdict.getAttribute('data-state')).toBe('empty');
  expect(await page.page.getByRole('textbox', { name: 'Token' }).count()).toBe(1);
  await page.page.keyboard.type('abc');
  expect(await page.tokenText()).toBe('abc');
  await page.close();
});
