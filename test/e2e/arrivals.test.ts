import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import { makeKey, testKey } from '../support/keys/test-keys.ts';
import { viaJsonwebtoken } from '../support/tokens/other-implementations.ts';
import { SECRET, soundClaims, soundToken } from '../support/tokens/tokens.ts';
import { SHARED_LINK } from '../vectors/detached.ts';

const { publicPem, publicJwk, privatePem } = testKey('ES256');
const JWK = JSON.stringify(publicJwk);

let page: ClaimcheckPage;
let token: string;

beforeAll(async () => {
  page = await openPage();
  await page.editorsLoaded();
  token = await viaJsonwebtoken.sign('ES256', {}, soundClaims(), testKey('ES256'));
});

beforeEach(async () => {
  await page.visit();
  await page.editorsLoaded();
});

afterAll(() => page.close());

const question = () => page.page.getByRole('region', { name: 'Replace or keep', exact: true });
const note = (what: 'token' | 'key') =>
  page.page.getByRole('note', { name: `Origin of the ${what}`, exact: true });
const check = (name: string) => page.page.locator(`[data-check="${name}"]`);
/** The key is the user's where its check passes; that of a link is not. */
const keyCheck = () => check('key').first().getAttribute('data-result');

/** What another page that opened this one can do, too. */
async function changeHash(fragment: string): Promise<void> {
  await page.page.evaluate((hash) => {
    location.hash = hash;
  }, fragment);
  await expect.poll(() => page.page.url()).not.toContain('token=');
}

const link = (text: string, key = JWK) =>
  `#token=${encodeURIComponent(text)}&key=${encodeURIComponent(key)}`;

describe('a link with a token and a public key', () => {
  test('says where both came from, and nobody takes it for accepted', async () => {
    await page.visit(link(token));
    expect(await page.settled()).toBe('verified');
    expect(await page.verdict.textContent()).toContain('The key came from a link.');
    expect(await note('token').textContent()).toContain('This token came from a link.');
    expect(await note('key').getAttribute('data-channel')).toBe('link');
    await expect.poll(keyCheck).toBe('skipped');
    expect(await page.verdict.getAttribute('data-conclusion')).not.toBe('accepted');

    // It stays the key of the link, whatever is done to its text.
    for (const change of [`${JWK} `, publicPem, '', JWK]) {
      await page.paste(page.key, change);
      await page.settled();
    }
    await expect.poll(keyCheck).toBe('skipped');
    expect(await note('key').count()).toBe(1);

    await page.button('It is the issuer’s key').click();
    await expect.poll(keyCheck).toBe('pass');
    expect(await note('key').count()).toBe(0);
    expect(await page.settled()).toBe('verified');
  });

  test.each([
    ['a secret', SECRET],
    ['a private key', privatePem],
    ['a private key in base64', Buffer.from(privatePem).toString('base64')],
  ])('but %s, leaves it out and says so', async (_, key) => {
    await page.visit(link(token, key));
    expect(await page.settled()).toBe('unverified');
    expect(await page.textOf(page.key)).toBe('');
    expect(await note('token').textContent()).toContain('it is not a public key');
  });

  test('as a control: the same pasted by hand is the user’s', async () => {
    expect(await page.judge(token, JWK)).toBe('verified');
    await expect.poll(keyCheck).toBe('pass');
    expect(await page.page.getByRole('note', { name: /^Origin/ }).count()).toBe(0);
  });
});

describe('a link that comes while the page is in use', () => {
  test.each([
    ['a token', async () => void (await page.judge(soundToken()))],
    [
      'a key',
      async () => {
        await page.judge(soundToken(), SECRET);
        await page.paste(page.token, '');
      },
    ],
    ['a link before', async () => page.visit(link(soundToken()))],
  ])('waits where there is %s', async (_, fill) => {
    await fill();
    const before = [await page.tokenText(), await page.textOf(page.key)];
    await changeHash(link(token));
    await question().waitFor();
    expect(await question().getByRole('alert').textContent()).toContain(
      'The link you opened contains another token and key.',
    );
    expect([await page.tokenText(), await page.textOf(page.key)]).toEqual(before);

    await question().getByRole('button', { name: 'Keep mine', exact: true }).focus();
    await page.page.keyboard.press('Enter');
    await expect.poll(() => question().count()).toBe(0);
    expect([await page.tokenText(), await page.textOf(page.key)]).toEqual(before);

    await changeHash(link(token));
    await question().getByRole('button', { name: 'Replace', exact: true }).focus();
    await page.page.keyboard.press('Enter');
    await expect.poll(() => page.tokenText()).toBe(token);
    expect(await page.settled()).toBe('verified');
    await note('key').waitFor();
  });

  test('with a token alone leaves a secret that is there, and undo brings the old token back', async () => {
    const mine = soundToken();
    const other = soundToken({ sub: 'other' });
    await page.judge(mine, SECRET);
    await changeHash(`#token=${other}`);
    await question().getByRole('button', { name: 'Replace', exact: true }).click();
    await expect.poll(() => page.tokenText()).toBe(other);
    expect(await page.textOf(page.key)).toBe(SECRET);
    await note('token').waitFor();
    await question().waitFor({ state: 'detached' });
    await page.settled();
    await page.page.locator('body').click({ position: { x: 1, y: 1 } });
    await page.page.keyboard.press('ControlOrMeta+Z');
    await expect.poll(() => page.tokenText()).toBe(mine);
    expect(await note('token').count()).toBe(0);
  });

  test('shows at once in a page where nothing is', async () => {
    await changeHash(`#token=${token}`);
    await expect.poll(() => page.tokenText()).toBe(token);
    await note('token').waitFor();
    expect(await question().count()).toBe(0);
  });
});

describe('the key that stands in the same text', () => {
  const use = () => page.button('Use the key from this text');

  test('of a link from another debugger is offered, and verifies without being accepted', async () => {
    expect(await page.judge(SHARED_LINK)).toBe('unverified');
    await use().click();
    expect(await page.settled()).toBe('verified');
    expect(await note('key').getAttribute('data-channel')).toBe('text');
    await expect.poll(() => check('key').first().getAttribute('data-result')).toBe('skipped');
    await expect.poll(keyCheck).toBe('skipped');
  });

  test('does not make a token verified that another key signed', async () => {
    const other = makeKey('ES256').publicPem;
    await page.judge(`${token}\n${other}`);
    await use().click();
    expect(await page.settled()).toBe('invalid');
  });

  test('is not offered beside a key of the user, nor for a private one', async () => {
    await page.judge(`${token}\n${publicPem}`, makeKey('ES256').publicPem);
    expect(await use().count()).toBe(0);
    await page.judge(`${token}\n${privatePem}`);
    await page.page.waitForTimeout(300);
    expect(await use().count()).toBe(0);
  });
});

describe('files that the page is opened with', () => {
  async function launch(...files: readonly (readonly [name: string, text: string])[]) {
    const opened = await openPage({
      beforeLoad: async (loading) => {
        await loading.addInitScript((given) => {
          const handles = given.map(([name = '', text = '']) => ({
            getFile: async () => new File([text], name),
          }));
          const setConsumer = (consumer: (launched: object) => void) =>
            consumer({ files: handles });
          Object.defineProperty(window, 'launchQueue', { value: { setConsumer } });
        }, files);
      },
    });
    await opened.allLoaded();
    return opened;
  }

  test('bring a token and a public key, which say where they came from', async () => {
    const opened = await launch(['token.jwt', token], ['key.pem', publicPem]);
    await expect.poll(() => opened.tokenText()).toBe(token);
    expect(await opened.settled()).toBe('verified');
    expect(await opened.verdict.textContent()).toContain('a file opened with this page');
    await opened.page.getByRole('note', { name: 'Origin of the key' }).waitFor();
    await opened.close();
  });

  test('bring no secret', async () => {
    const opened = await launch(['token.jwt', token], ['secret.key', SECRET]);
    await expect.poll(() => opened.tokenText()).toBe(token);
    expect(await opened.textOf(opened.key)).toBe('');
    await opened.close();
  });
});

describe('a file on "Detached payload"', () => {
  test('is checked as its bytes are, and what is no text is shown in hex', async () => {
    const bytes = [0xff, 0x00, 0x0d, 0x0a, 0x80];
    const header = Buffer.from('{"alg":"HS256","b64":false,"crit":["b64"]}').toString('base64url');
    const { createHmac } = await import('node:crypto');
    const mac = createHmac('sha256', SECRET).update(`${header}.`).update(Buffer.from(bytes));
    expect(await page.judge(`${header}..${mac.digest('base64url')}`, SECRET)).toBe('unverified');
    const input = page.page.getByLabel('Payload file');
    await input.setInputFiles({ name: 'body', mimeType: '', buffer: Buffer.from(bytes) });
    await expect.poll(() => page.settled()).toBe('verified');
    expect(await page.page.locator('[data-bytes="5"]').textContent()).toContain('ff 00 0d 0a 80');
    await page.page.getByRole('textbox', { name: 'Detached payload' }).fill('x');
    expect(await page.settled()).toBe('invalid');
  });
});
