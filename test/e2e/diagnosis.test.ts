import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import { secretKey, testKey } from '../support/keys/test-keys.ts';
import { BROKEN_SETUPS } from '../support/tokens/broken-setups.ts';
import { viaJsonwebtoken } from '../support/tokens/other-implementations.ts';
import { SECRET, soundClaims, soundToken } from '../support/tokens/tokens.ts';

let page: ClaimcheckPage;

beforeAll(async () => {
  page = await openPage();
  await page.editorsLoaded();
});

afterAll(() => page.close());

/** The titles of the reasons, once they are looked for. */
async function reasons(of = page): Promise<string[]> {
  const region = of.page.getByRole('region', { name: 'Why not', exact: true });
  await region.and(of.page.locator('[aria-busy="false"]')).waitFor();
  const items = region.getByRole('list', { name: 'Reasons' }).getByRole('listitem');
  return await items.locator('p:first-child').allTextContents();
}

describe('a broken set-up', () => {
  test.each(BROKEN_SETUPS.map((setup) => [setup.name, setup] as const))(
    'is explained: %s',
    async (_, { make, reason, state = 'invalid' }) => {
      const { text, key } = await make();
      expect(await page.judge(text, key)).toBe(state);
      expect(await reasons()).toEqual([reason]);
      expect(await page.verdict.getAttribute('data-state')).toBe(state);
    },
  );

  test('there are enough of them', () => {
    expect(BROKEN_SETUPS.length).toBeGreaterThanOrEqual(25);
  });
});

test('a secret that would have to be read otherwise can be read so', async () => {
  const secret = secretKey(Buffer.from(`${SECRET}\n`));
  await page.judge(await viaJsonwebtoken.sign('HS256', {}, soundClaims(), secret), SECRET);
  await reasons();
  await page.button('Read it so').click();
  expect(await page.settled()).toBe('verified');
  expect(await page.textOf(page.key)).toBe(`${SECRET}\n`);
});

test('nothing is explained where nothing is wrong, nor for another token or key', async () => {
  const region = page.page.getByRole('region', { name: 'Why not', exact: true });
  await page.judge(soundToken(), `"${SECRET}"`);
  expect(await reasons()).toHaveLength(1);
  expect(await page.judge(soundToken(), SECRET)).toBe('verified');
  expect(await region.count()).toBe(0);
  await page.judge(soundToken(), `"${SECRET}"`);
  await reasons();
  // Nothing can be tried with a key of another kind, and no reason stays.
  await page.paste(page.key, testKey('RS256').publicPem);
  expect(await page.settled()).toBe('unverified');
  await expect.poll(() => region.count()).toBe(0);
  expect(await page.judge('')).toBe('empty');
  expect(await region.count()).toBe(0);
});

test('no reason of an earlier secret is ever shown while another is typed', async () => {
  await page.judge(soundToken(), `"${SECRET}"`);
  await reasons();
  await page.type(page.key, 'x');
  const region = page.page.getByRole('region', { name: 'Why not', exact: true });
  expect(await region.textContent()).not.toContain('without the quotes');
  expect(await reasons()).not.toContain(
    'The signature verifies with the secret read as UTF-8, without the quotes around it',
  );
});
