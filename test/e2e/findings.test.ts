import { text as readText } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import { FINDING_CASES, FINDING_CODES } from '../support/tokens/finding-cases.ts';
import { nowInSeconds, SECRET, soundToken } from '../support/tokens/tokens.ts';

let page: ClaimcheckPage;

beforeAll(async () => {
  page = await openPage();
  await page.editorsLoaded();
});

afterAll(() => page.close());

/** The findings that are a failed check by what they say, which is high. */
const FAILED_CHECKS = ['token-expired', 'token-not-yet', 'iat-future'];

test('a sound token with a sound secret gives cause for none', async () => {
  expect(await page.judge(soundToken(), SECRET)).toBe('verified');
  expect(await page.issueCodes()).toEqual([]);
});

test('each of the 18 codes has a case here', () => {
  expect(FINDING_CODES).toHaveLength(18);
});

describe.each(FINDING_CASES.map((each) => [each.code, each.severity, each] as const))(
  '%s, %s',
  (code, severity, { token, key = '', place, sensitive }) => {
    const item = () => page.issue(code).first();

    beforeAll(async () => {
      await page.judge(token, key);
    });

    test('is found', async () => {
      await page.reviewed();
      const shown = FAILED_CHECKS.includes(code) ? 'high' : severity;
      expect(await item().getAttribute('data-severity')).toBe(shown);
    });

    test('says why it matters, what to do, and on what it rests', async () => {
      const words = (await item().textContent()) ?? '';
      expect(words.length).toBeGreaterThan(80);
      expect(words).toMatch(/RFC \d{4}|CWE-\d+|CVE-|ASVS|PCI|OpenID/);
    });

    test('leads to its place', async () => {
      await item().getByRole('button').first().click();
      if (place?.[0] === 'Key') {
        expect(await page.key.evaluate((box) => box === document.activeElement)).toBe(true);
      } else if (place) {
        const [name, text] = place;
        const selected = () => page.page.evaluate(() => String(getSelection()).trim());
        await expect.poll(selected).not.toBe('');
        const found = await selected();
        expect(text.includes(found) || found.includes(text), `${found} in ${text}`).toBe(true);
        expect(await page.box(name).evaluate((box) => box === document.activeElement)).toBe(true);
      }
      expect(page.complaints).toEqual([]);
    });

    test.runIf(sensitive !== undefined)('does not repeat the value', async () => {
      const seen = await page.issues.evaluate((list) => list.outerHTML);
      expect(seen).not.toContain(sensitive);
      expect(await page.page.getByRole('banner').evaluate((bar) => bar.outerHTML)).not.toContain(
        sensitive,
      );
    });
  },
);

test('findings are sorted from worst to least', async () => {
  const rank = ['critical', 'high', 'medium', 'low', 'info'];
  await page.judge(
    soundToken({ exp: nowInSeconds() - 5, email: 'ana@example.com', password: 'hunter2hunter2' }),
    'short',
  );
  const severities = await page.issues
    .locator('> li')
    .evaluateAll((items) => items.map((item) => item.getAttribute('data-severity') ?? ''));
  expect(severities.length).toBeGreaterThan(2);
  const ranks = severities.map((severity) => rank.indexOf(severity));
  expect(ranks).toEqual(ranks.toSorted((one, other) => one - other));
});

test('they follow the text while it is typed', async () => {
  await page.judge(soundToken(), SECRET);
  await page.edit(page.payload, (text) =>
    text.replace('"orders"', '"orders", "password": "abc123xyz"'),
  );
  await page.settled();
  expect(await page.issueCodes()).toContain('password-claim');
  await page.edit(page.payload, (text) => text.replace(', "password": "abc123xyz"', ''));
  await page.settled();
  expect(await page.issueCodes()).not.toContain('password-claim');
});

describe('an expired token', () => {
  test('is what the verdict says, though the signature is right', async () => {
    expect(await page.judge(soundToken({ exp: nowInSeconds() - 60 }), SECRET)).toBe('verified');
    expect(await page.verdict.textContent()).toMatch(/expired/i);
  });

  test('is not what a living one is called', async () => {
    expect(await page.judge(soundToken(), SECRET)).toBe('verified');
    expect(await page.verdict.textContent()).not.toMatch(/expired/i);
  });

  test('becomes one while the page is open', async () => {
    const watched = await openPage({ beforeLoad: ({ clock }) => clock.install() });
    const words = () => watched.verdict.textContent();
    await watched.judge(soundToken({ exp: nowInSeconds() + 600 }), SECRET);
    expect(await words()).not.toMatch(/expired/i);
    expect(await watched.issueCodes()).not.toContain('token-expired');
    await watched.page.clock.fastForward('10:00');
    await expect.poll(words).toMatch(/expired/i);
    await expect.poll(() => watched.issueCodes()).toContain('token-expired');
    expect(await watched.settled()).toBe('verified');
    await watched.close();
  });
});

describe('the report', () => {
  test.each([
    ['Save as Markdown', 'claimcheck-report.md', '### High: '],
    ['Save as JSON', 'claimcheck-report.json', '"code": "password-claim"'],
    ['Save as SARIF', 'claimcheck-report.sarif', '"ruleId": "password-claim"'],
  ])('%s makes a file, without the token, its key or what is masked', async (name, file, words) => {
    const token = soundToken({ password: 'hunter2hunter2' });
    await page.judge(token, SECRET);
    await page.page.getByRole('button', { name: 'Report' }).click();
    const [download] = await Promise.all([
      page.page.waitForEvent('download'),
      page.page.getByRole('menuitem', { name }).click(),
    ]);
    const text = await readText(await download.createReadStream());

    expect(download.suggestedFilename()).toBe(file);
    expect(text).toContain(words);
    for (const secret of [token, token.split('.')[2] ?? token, SECRET, 'hunter2hunter2']) {
      expect(text).not.toContain(secret);
    }
    expect(page.complaints).toEqual([]);
  });
});
