import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import { expectAccessible, openWithAxe, showOnDesktop } from '../support/browser/run-axe.ts';
import { nowInSeconds, SECRET, soundToken } from '../support/tokens/tokens.ts';

const CHECKS = [
  ...['form', 'algorithm', 'signature', 'key', 'expiry', 'not-before', 'issued-at'],
  ...['issuer', 'audience', 'type', 'claims', 'scopes', 'profile'],
];
const PHONE = { width: 390, height: 844 };
const BASE64 = Buffer.from(SECRET).toString('base64');

let page: ClaimcheckPage;

const field = (name: string, of = page) => of.page.getByRole('textbox', { name, exact: true });
const message = (of = page) => field('Error message', of);
const explanation = () => page.page.getByRole('status', { name: 'Explanation', exact: true });

async function clear(): Promise<void> {
  await message().fill('');
  const more = page.button('More expectations');
  if ((await more.getAttribute('aria-expanded')) !== 'true') await more.click();
  await page.button('Clear expectations').click();
}

beforeAll(async () => {
  page = await openPage();
  await page.editorsLoaded();
});

afterAll(() => page.close());

describe('checks', () => {
  test('each has one element, whether it was made or not', async () => {
    await page.judge(soundToken());
    await page.reviewed();
    for (const check of CHECKS) expect(await page.check(check).count(), check).toBe(1);
    expect(await page.checkResult('signature')).toBe('skipped');
    await page.paste(page.key, SECRET);
    await expect.poll(() => page.checkResult('signature')).toBe('pass');
    for (const check of CHECKS) expect(await page.check(check).count(), check).toBe(1);
  });

  test('a token expires while the page is open', async () => {
    const watched = await openPage({ beforeLoad: ({ clock }) => clock.install() });
    await watched.judge(soundToken({ exp: nowInSeconds() + 600 }), SECRET);
    await expect.poll(() => watched.checkResult('expiry')).toBe('pass');
    await watched.page.clock.fastForward('10:00');
    await expect.poll(() => watched.checkResult('expiry')).toBe('fail');
    await expect.poll(() => watched.issueCodes()).toContain('token-expired');
    await watched.close();
  });

  test('a Date header is the clock', async () => {
    const exp = 1_795_356_131;
    await page.judge(soundToken({ iat: exp - 60, exp }), SECRET);
    await page.button('More expectations').click();
    await field('Check at time').fill('Date: Sun, 22 Nov 2026 14:02:10 GMT');
    await expect.poll(() => page.checkResult('expiry')).toBe('pass');
    await field('Check at time').fill('Date: Sun, 22 Nov 2026 14:02:11 GMT');
    await expect.poll(() => page.checkResult('expiry')).toBe('fail');
    await clear();
  });
});

describe('an expectation', () => {
  test('is the value of the token after Use, and is held against the next token', async () => {
    await page.judge(soundToken(), SECRET);
    await page.page.getByRole('button', { name: 'Use the token’s value: Issuer' }).click();
    await expect.poll(() => page.checkResult('issuer')).toBe('pass');
    await page.judge(soundToken({ iss: 'https://issuer.example.com/' }), SECRET);
    await expect.poll(() => page.checkResult('issuer')).toBe('fail');
    expect(await page.issue('iss-unexpected').textContent()).toContain(
      'trailing slash in the token’s value',
    );
    await clear();
  });

  test('that is not met is an issue with both values, and can be edited', async () => {
    await page.judge(soundToken(), SECRET);
    await field('Audience').fill('billing');
    await expect.poll(() => page.checkResult('audience')).toBe('fail');
    const words = await page.issue('aud-unexpected').textContent();
    expect(words).toContain('orders');
    expect(words).toContain('billing');
    await page.page.getByRole('button', { name: 'Edit the expectation: Audience' }).click();
    await field('Audience').fill('orders');
    await expect.poll(() => page.checkResult('audience')).toBe('pass');
    await clear();
  });

  test('is neither kept nor sent', async () => {
    await field('Issuer').fill('https://kept.example');
    await message().fill('jwt expired');
    const kept = await page.page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
    expect(kept).not.toContain('kept.example');
    expect(page.page.url()).not.toContain('kept');
    const { origin } = new URL(page.page.url());
    expect(page.requests.every((address) => new URL(address).origin === origin)).toBe(true);
    await clear();
  });
});

describe('a severity count', () => {
  test.each([
    ['on a desktop', undefined],
    ['on a tablet', { width: 1000, height: 800 }],
  ])('%s focuses the first issue of its severity', async (_, viewport) => {
    if (viewport) await page.page.setViewportSize(viewport);
    await page.judge(soundToken({ exp: nowInSeconds() - 200 }), SECRET);
    await page.reviewed();
    await page.page.locator('[data-count="high"]').click();
    const title = page.issue('token-expired').getByRole('button').first();
    await expect.poll(() => title.evaluate((it) => it === document.activeElement)).toBe(true);
    expect(await title.isVisible()).toBe(true);
    await page.page.setViewportSize({ width: 1440, height: 900 });
  });
});

test('an issue leads to its place', async () => {
  await page.judge(soundToken({ exp: nowInSeconds() - 200 }), SECRET);
  await page.issue('token-expired').getByRole('button').first().click();
  await expect
    .poll(() => page.payload.evaluate((box) => box === document.activeElement))
    .toBe(true);
});

describe("a server's message", () => {
  test('is explained beside the issue that it means', async () => {
    await page.judge(soundToken({ exp: nowInSeconds() - 200 }), SECRET);
    await message().fill(
      'WWW-Authenticate: Bearer error="invalid_token", error_description="The token expired"',
    );
    const item = page.issue('token-expired');
    await expect.poll(() => item.textContent()).toContain('Named in the server’s error');
    expect(await explanation().count()).toBe(1);
    await clear();
  });

  test('is explained under its field where the check passes', async () => {
    await page.judge(soundToken(), SECRET);
    await message().fill('Signed JWT rejected: Invalid signature');
    await expect
      .poll(() => explanation().textContent())
      .toContain('The signature verifies on this page');
    expect(await explanation().textContent()).toContain('Nimbus');
    expect(await page.issues.locator('[data-meant]').count()).toBe(0);
    await clear();
  });

  test('has one line, which grows with its text', async () => {
    const height = async () => (await message().boundingBox())?.height ?? 0;
    const empty = await height();
    expect(empty).toBeLessThanOrEqual(32);
    await message().fill('line\n'.repeat(4));
    expect(await height()).toBeGreaterThan(empty);
    await clear();
  });
});

describe('a mismatch', () => {
  test('moves nothing when its cause is found', async () => {
    await page.judge(soundToken({ email: 'ana@example.com' }), SECRET);
    await page.reviewed();
    await page.page.evaluate(() => {
      const shifts: number[] = [];
      Reflect.set(globalThis, 'shifts', shifts);
      // The issue itself comes with the key; from the frame that shows it on, nothing moves.
      let shownAt = Number.POSITIVE_INFINITY;
      const look = () => {
        if (!document.querySelector('[data-issues] > [data-check="signature"]')) {
          requestAnimationFrame(look);
        } else requestAnimationFrame((time) => (shownAt = time));
      };
      look();
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const { value, startTime } = entry as PerformanceEntry & { value: number };
          if (startTime > shownAt) shifts.push(value);
        }
      }).observe({ type: 'layout-shift' });
    });
    await page.paste(page.key, BASE64);
    const item = page.issues.locator('> [data-check="signature"]');
    await item.waitFor();
    const before = await item.boundingBox();
    await page.page.getByRole('list', { name: 'Reasons' }).waitFor();
    expect(await item.textContent()).toContain('The signature verifies');
    expect((await item.boundingBox())?.height).toBe(before?.height);
    await page.page.waitForTimeout(1_500);
    const shifts = await page.page.evaluate(() => {
      const seen = Reflect.get(globalThis, 'shifts') as number[];
      return seen.reduce((sum, value) => sum + value, 0);
    });
    expect(shifts).toBe(0);
  });

  test('is fixed by the button in its issue', async () => {
    await page.judge(soundToken(), BASE64);
    await page.issues.getByRole('button', { name: /^Read secret as Base64/ }).click();
    await expect.poll(() => page.checkResult('signature')).toBe('pass');
  });
});

test('the menu for reports opens within the viewport', async () => {
  await page.judge(soundToken(), SECRET);
  await page.button('Report').click();
  const menu = await page.page.getByRole('menu', { name: 'Report' }).boundingBox();
  expect(menu?.x).toBeGreaterThanOrEqual(0);
  expect((menu?.x ?? 0) + (menu?.width ?? 0)).toBeLessThanOrEqual(1440);
  await page.page.keyboard.press('Escape');
});

describe('on a phone', () => {
  test('the tab has the number of issues, and a touch target in every control', async () => {
    const phone = await openPage({ viewport: PHONE });
    await phone.judge(soundToken({ exp: nowInSeconds() - 200 }), SECRET);
    const tab = phone.page
      .getByRole('tablist', { name: 'Views' })
      .getByRole('tab', { name: /Issues/ });
    await tab.click();
    const codes = await phone.issueCodes();
    expect(await tab.textContent()).toContain(String(codes.length));
    expect(await phone.issue('token-expired').isVisible()).toBe(true);
    const box = await message(phone).boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(40);
    const isTooWide = await phone.page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    );
    expect(isTooWide).toBe(false);
    await phone.issue('token-expired').getByRole('button').first().click();
    await expect.poll(() => phone.payload.isVisible()).toBe(true);
    await phone.close();
  });
});

describe('the panel', () => {
  let shown: ClaimcheckPage;

  const STATES: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['without a key', () => shown.judge(soundToken())],
    ['without issues', () => shown.judge(soundToken(), SECRET)],
    ['expired', () => shown.judge(soundToken({ exp: nowInSeconds() - 200 }), SECRET)],
    [
      'with expectations that fail and one that can’t be read',
      async () => {
        await shown.judge(soundToken(), SECRET);
        await field('Audience', shown).fill('billing');
        await shown.button('More expectations').click();
        await field('Check at time', shown).fill('noon');
      },
    ],
    [
      'with a message explained',
      async () => {
        await message(shown).fill('jwt audience invalid. expected: stock');
        await shown.page.getByText('Named in the server’s error').waitFor();
      },
    ],
  ];

  beforeAll(async () => {
    shown = await openWithAxe();
  });

  afterAll(() => shown.close());

  test.each(STATES)('%s has no accessibility violation', async (_, reach) => {
    await showOnDesktop(shown);
    await reach();
    await shown.reviewed();
    await expectAccessible(shown);
  });
});
