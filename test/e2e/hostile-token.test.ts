import { expect, test } from 'vitest';
import { openPage } from '../support/browser/claimcheck-page.ts';
import { SECRET, signTexts } from '../support/tokens/tokens.ts';

const MARKUP = `<img src=x onerror="globalThis.ran = 1"><script>globalThis.ran = 1</script>`;
const LINK = 'javascript:globalThis.ran=1';

test('markup in a token is shown as the text that it is', async () => {
  const page = await openPage();
  await page.editorsLoaded();
  const requests = page.requests.length;
  const header = { alg: 'HS256', typ: MARKUP, kid: MARKUP, jku: LINK, [MARKUP]: MARKUP };
  const claims = { iss: LINK, sub: MARKUP, aud: [MARKUP], exp: MARKUP, [MARKUP]: { url: LINK } };

  expect(await page.judge(signTexts(JSON.stringify(header), JSON.stringify(claims)), SECRET)).toBe(
    'verified',
  );
  await expect.poll(() => page.issueCodes()).not.toEqual([]);
  expect(await page.textOf(page.payload)).toContain(JSON.stringify(MARKUP));
  expect(await page.textOf(page.header)).toContain(JSON.stringify(MARKUP));
  const made = page.page.locator('[onerror], img[src], script:not([src]), iframe, object, embed');
  expect(await made.count()).toBe(0);
  expect(await page.page.locator('[href^="javascript:" i], [src^="javascript:" i]').count()).toBe(
    0,
  );
  expect(await page.page.evaluate(() => 'ran' in globalThis)).toBe(false);
  // The page's own parts, and its icon.
  const own = /\/assets\/|\/icon\.svg$/;
  const further = page.requests.slice(requests).filter((address) => !own.test(address));
  expect(further).toEqual([]);
  await page.close();
});
