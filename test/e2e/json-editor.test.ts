import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import { nowInSeconds, SECRET, soundToken, tokenOf } from '../support/tokens/tokens.ts';

let page: ClaimcheckPage;

beforeAll(async () => {
  page = await openPage({ viewport: { width: 1280, height: 800 } });
  await page.editorsLoaded();
});

afterAll(() => page.close());

const keyboard = () => page.page.keyboard;
const line = (name: string) =>
  page.payload.locator('.cm-line').filter({ has: page.page.getByText(name, { exact: true }) });

/** Puts the caret behind the opening brace of the payload. */
async function beginPayload(): Promise<void> {
  await page.payload.focus();
  await keyboard().press('ControlOrMeta+Home');
  await keyboard().press('ArrowRight');
  // What helps to write comes with the focus.
  await page.payload.locator('.cm-activeLine').waitFor();
}

describe('quotes and brackets', () => {
  beforeEach(async () => {
    await page.judge(tokenOf('{"sub":"ana"}'), SECRET);
    await beginPayload();
  });

  test('close, and are typed over', async () => {
    await keyboard().type('"n": {"a": ["x"]}, ');
    expect(await page.textOf(page.payload)).toBe('{"n": {"a": ["x"]}, \n  "sub": "ana"\n}');
    expect(await page.settled()).toBe('verified');
  });

  test('are deleted in pairs', async () => {
    await keyboard().type('[');
    expect(await page.textOf(page.payload)).toBe('{[]\n  "sub": "ana"\n}');
    await keyboard().press('Backspace');
    expect(await page.textOf(page.payload)).toBe('{\n  "sub": "ana"\n}');
  });

  test('that end a string bring no second one', async () => {
    await page.edit(page.payload, (text) => text.replace('"ana"', '"https://a.test/'));
    await page.payload.getByText('https://a.test/').click();
    await keyboard().press('End');
    await keyboard().type('"');
    expect(await page.textOf(page.payload)).toBe('{\n  "sub": "https://a.test/"\n}');
  });
});

test('a missing quote is called that, by line and column, while the last valid token is shown', async () => {
  const token = soundToken();
  await page.judge(token, SECRET);
  await page.edit(page.payload, (text) => text.replace('"user-42"', '"user-42'));
  const pane = page.page.getByRole('region', { name: 'Payload', exact: true });
  await pane.getByText('Editing: showing the last valid token.').waitFor();
  expect(await pane.textContent()).toMatch(/Line \d, column 18: a quote is missing\./);
  expect(await page.tokenText()).toBe(token);
});

describe('a claim is copied from its line', () => {
  test('under the pointer, without its quotes', async () => {
    await page.judge(tokenOf('{"sub":"a\\"b","n":[1, 2]}'), SECRET);
    await page.payload.getByText('sub', { exact: true }).hover();
    expect(await page.copyWith(page.button('Copy sub'))).toBe('a"b');
    await line('n').hover();
    expect(await page.copyWith(page.button('Copy n'))).toMatch(/^\[\s*1,\s*2\s*\]$/);
  });

  test('of the caret, by keyboard', async () => {
    await page.judge(tokenOf('{"sub":"ana"}'), SECRET);
    await page.page.mouse.move(2, 2);
    await beginPayload();
    await keyboard().press('ArrowDown');
    await page.button('Copy sub').waitFor();
    await keyboard().press('Tab');
    expect(await page.button('Copy sub').evaluate((it) => it === document.activeElement)).toBe(
      true,
    );
  });
});

test('the line of a failed check is tinted, and its date at the right edge names the failure', async () => {
  const exp = nowInSeconds() - 90_000;
  await page.judge(tokenOf(JSON.stringify({ sub: 'ana', exp })), SECRET);
  await expect.poll(() => line('exp').getAttribute('class')).toContain('cm-failed');
  expect(await line('sub').getAttribute('class')).not.toContain('cm-failed');
  const hint = line('exp').locator('.cm-hint');
  expect(await hint.textContent()).toMatch(/^\d+ \w+ \d{4}, \d\d:\d\d · expired 1 day ago$/);
  const [box, zone] = await Promise.all([
    hint.boundingBox(),
    page.page.locator('.zone-decoded').boundingBox(),
  ]);
  if (!box || !zone) throw new Error('nothing to measure');
  expect(zone.x + zone.width - box.x - box.width).toBe(40);
});

test('an issue and its line point at each other', async () => {
  await page.judge(tokenOf('{"sub":"ana","password":"hunter2hunter2"}'), SECRET);
  const issues = page.page.getByRole('list', { name: 'Issues', exact: true });
  const issue = issues.getByRole('listitem').filter({ hasText: 'password' }).first();
  await issue.hover();
  await expect.poll(() => line('password').getAttribute('class')).toContain('cm-pointed');
  await page.page.mouse.move(2, 2);
  await expect.poll(() => line('password').getAttribute('class')).not.toContain('cm-pointed');
});

test('a long payload scrolls in its zone, under a title row and above the signature that stay', async () => {
  const claims = Object.fromEntries(
    Array.from({ length: 300 }, (_, index) => [`c${index}`, index]),
  );
  await page.judge(tokenOf(JSON.stringify(claims)), SECRET);
  const signature = await page.signature.boundingBox();
  await page.payload.focus();
  await keyboard().press('ControlOrMeta+End');
  const last = line('c299');
  await last.waitFor();
  const [shown, title] = await Promise.all([
    last.boundingBox(),
    page.page.getByRole('heading', { name: 'Payload', exact: true }).boundingBox(),
  ]);
  expect(await page.signature.boundingBox()).toEqual(signature);
  expect((shown?.y ?? 0) + 20).toBeLessThanOrEqual(signature?.y ?? 0);
  expect(title?.y).toBeGreaterThan(56);
  expect(title?.y).toBeLessThan(90);
  expect(
    await page.payload.locator('.cm-line').count(),
    'only lines in view are drawn',
  ).toBeLessThan(150);
});

test('dates are offered while the payload has the focus, and nothing moves', async () => {
  await page.judge(soundToken(), SECRET);
  const view = page.page.getByRole('group', { name: 'Payload view' });
  await page.key.focus();
  const before = await view.boundingBox();
  const dates = page.page.getByRole('group', { name: 'Set exp' });
  expect(await dates.count()).toBe(0);
  await page.payload.focus();
  await dates.waitFor();
  expect(await view.boundingBox()).toEqual(before);
  await page.key.focus();
  await dates.waitFor({ state: 'detached' });
});

test('the signature opens upwards', async () => {
  await page.judge(soundToken(), SECRET);
  const title = page.signature.getByRole('heading');
  const before = await title.boundingBox();
  await page.button('Open Signature').click();
  const value = page.signature.locator('p.signature-value');
  expect(await value.textContent()).toBe((await page.tokenText()).split('.')[2]);
  expect(await title.boundingBox()).toEqual(before);
  await page.button('Close Signature').click();
});

test('long lines are wrapped until that is turned off, which is remembered', async () => {
  await page.judge(tokenOf(JSON.stringify({ long: 'x'.repeat(300) })), SECRET);
  const lines = () => page.payload.locator('.cm-line').nth(1).boundingBox();
  expect((await lines())?.height).toBeGreaterThan(20);
  const choose = async (name: string) => {
    await page.button('Payload options').click();
    await page.page.getByRole('menuitem', { name }).click();
  };
  await choose('Don’t wrap long lines');
  await expect.poll(async () => (await lines())?.height).toBe(20);
  await choose('Wrap long lines');
  await expect.poll(async () => (await lines())?.height).toBeGreaterThan(20);
});

test('a long token that is pasted is shown from its beginning', async () => {
  await page.paste(page.token, tokenOf(JSON.stringify({ long: 'x'.repeat(8000) })));
  const scroller = page.token.locator('xpath=ancestor::*[contains(@class, "cm-scroller")]');
  await expect.poll(() => scroller.evaluate((it) => it.scrollHeight > it.clientHeight)).toBe(true);
  expect(await scroller.evaluate((it) => it.scrollTop)).toBe(0);
});

test('a DPoP proof is said to match its access token', async () => {
  const { generateKeyPairSync, createHash, sign } = await import('node:crypto');
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = publicKey.export({ format: 'jwk' });
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const digest = (text: string) => createHash('sha256').update(text).digest('base64url');
  const jkt = digest(JSON.stringify({ crv: jwk.crv, kty: jwk.kty, x: jwk.x, y: jwk.y }));
  const input = `${encode({ alg: 'HS256' })}.${encode({ sub: 'ana', cnf: { jkt } })}`;
  const access = `${input}.${createHmac('sha256', SECRET).update(input).digest('base64url')}`;
  const claims = { jti: 'a', htm: 'GET', htu: 'https://api.test/a', iat: nowInSeconds() };
  const proven = `${encode({ typ: 'dpop+jwt', alg: 'ES256', jwk })}.${encode({ ...claims, ath: digest(access) })}`;
  const signature = sign('sha256', Buffer.from(proven), {
    key: privateKey,
    dsaEncoding: 'ieee-p1363',
  });
  const proof = `${proven}.${signature.toString('base64url')}`;
  await page.judge(
    `GET /a HTTP/1.1\nHost: api.test\nAuthorization: DPoP ${access}\nDPoP: ${proof}`,
    SECRET,
  );
  await page.page.getByText('The DPoP proof matches this access token (jkt, ath).').waitFor();
});
