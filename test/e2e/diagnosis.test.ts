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

/** The reasons in the issue of the signature, once they are looked for. */
async function reasons(of = page): Promise<string[]> {
  const list = of.page.getByRole('list', { name: 'Reasons', exact: true });
  await list.waitFor();
  const items = await list.getByRole('listitem').allTextContents();
  return items.map((text) => text.trim().replace(/\.$/, ''));
}

/** A name in code font has no quotes around it. */
function asShown(reason: string): string {
  return reason.replace(/(^|[\s(])“([^\s“”\\]+)”(?=$|[\s).,;:?!])/g, '$1$2');
}

const searching = () => page.page.locator('[data-cause][aria-busy="true"]');

describe('a broken set-up', () => {
  test.each(BROKEN_SETUPS.map((setup) => [setup.name, setup] as const))(
    'is explained: %s',
    async (_, { make, reason, state = 'invalid' }) => {
      const { text, key } = await make();
      expect(await page.judge(text, key)).toBe(state);
      expect(await reasons()).toEqual([asShown(reason)]);
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
  await page.issue('sig-mismatch').getByRole('button', { name: 'Use matching secret' }).click();
  expect(await page.settled()).toBe('verified');
  expect(await page.textOf(page.key)).toBe(`${SECRET}\n`);
});

test('nothing is explained where nothing is wrong, nor for another token or key', async () => {
  const list = page.page.getByRole('list', { name: 'Reasons', exact: true });
  await page.judge(soundToken(), `"${SECRET}"`);
  expect(await reasons()).toHaveLength(1);
  expect(await page.judge(soundToken(), SECRET)).toBe('verified');
  await expect.poll(() => list.count()).toBe(0);
  await page.judge(soundToken(), `"${SECRET}"`);
  await reasons();
  // Nothing can be tried with a key of another kind, and no reason stays.
  await page.paste(page.key, testKey('RS256').publicPem);
  expect(await page.settled()).toBe('unverified');
  await expect.poll(() => list.count()).toBe(0);
  expect(await page.judge('')).toBe('empty');
  await expect.poll(() => list.count()).toBe(0);
});

test('no reason of an earlier secret is shown for the next', async () => {
  await page.judge(soundToken(), `"${SECRET}"`);
  expect((await reasons()).join()).toContain('without the quotes');
  await page.type(page.key, 'x');
  await page.settled();
  await searching().waitFor({ state: 'detached' });
  expect((await reasons()).join()).not.toContain('without the quotes');
});
