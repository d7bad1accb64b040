import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import { longestTask } from '../support/browser/long-tasks.ts';
import { testKey } from '../support/keys/test-keys.ts';
import { SECRET, soundToken } from '../support/tokens/tokens.ts';
import { RFC7515_A2 } from '../vectors/rfc7515.ts';

/** A search goes on in the worker for some seconds; on a busy machine for many. */
const SEARCH = { timeout: 60_000 };

let page: ClaimcheckPage;

beforeAll(async () => {
  page = await openPage();
  await page.editorsLoaded();
});

afterAll(() => page.close());

const pane = () => page.page.getByRole('region', { name: 'Secret brute-force', exact: true });
const inState = (state: string) => pane().and(page.page.locator(`[data-state="${state}"]`));
const shows = (state: string) => inState(state).waitFor(SEARCH);
const button = (name: string) => pane().getByRole('button', { name, exact: true });
/** Made by nobody's dictionary. */
const hidden = (name: string) => soundToken({ sub: name }, 'Zz9!none has this');

describe('the search for a weak secret', { timeout: 90_000 }, () => {
  test('begins by itself, finds a common password, and keeps it behind a click', async () => {
    const token = soundToken({}, 'Liverpool');
    await page.judge(token);
    await shows('found');
    expect(await page.settled()).toBe('unverified');
    expect(await page.issueCodes()).toEqual(['secret-known']);
    const seen = () => page.page.evaluate(() => document.body.textContent ?? '');
    expect(await seen()).not.toContain('Liverpool');

    await button('Show the secret').click();
    expect(await pane().textContent()).toContain('Liverpool');
    await button('Use as key').click();
    expect(await page.settled()).toBe('verified');
    expect(await page.textOf(page.key)).toBe('Liverpool');
    await expect.poll(() => page.issueCodes()).toEqual(['secret-known']);
    expect(page.complaints).toEqual([]);
    await page.paste(page.key, '');
  });

  test('is of the token at hand: another one has nothing of it', async () => {
    await page.judge(hidden('another'));
    expect(await page.issueCodes()).toEqual([]);
    expect(await inState('found').count()).toBe(0);
  });

  test('tells how far it is, and ends at once when it is stopped', async () => {
    await page.judge(hidden('cancelled'));
    await shows('searching');
    await pane().getByRole('progressbar', { name: 'Search progress' }).waitFor();
    await pane()
      .getByText(/[\d,]+ tried, [\d,]+ per second/)
      .waitFor(SEARCH);
    await expect.poll(() => page.page.workers().length, SEARCH).toBe(2);
    await button('Stop').click();
    await shows('cancelled');
    // A browser gives a worker up to two seconds to end by itself; the one that reviews tokens stays.
    await expect.poll(() => page.page.workers().length, SEARCH).toBe(1);
    expect(await pane().textContent()).toMatch(/Stopped after [\d,]+ candidates/);
  });

  test('and begins anew on request, and says among how many nothing was found', async () => {
    await button('Search').click();
    await shows('not-found');
    const words = (await pane().textContent()) ?? '';
    expect(Number(/Not found in ([\d,]+)/.exec(words)?.[1]?.replaceAll(',', ''))).toBeGreaterThan(
      150_000,
    );
    expect(words).not.toMatch(/strong|safe|secure/i);
  });

  test('holds up no frame', async () => {
    const longest = await longestTask(page.page, async () => {
      await page.paste(page.token, hidden('smooth'));
      await page.page.waitForTimeout(2_500);
    });
    expect(longest).toBeLessThanOrEqual(50);
  });

  test('tries all short strings when asked to', async () => {
    await page.judge(soundToken({ sub: 'short' }, 'q7x'));
    await shows('not-found');
    await button('Try 1 to 4 characters').click();
    await shows('found');
    await expect.poll(() => page.issueCodes()).toContain('secret-known');
  });

  test('reads a word list of the user, and keeps its spaces', async () => {
    await page.judge(hidden('listed'));
    await shows('searching');
    await button('Stop').click();
    const filler = Array.from({ length: 3000 }, (_, index) => `no-${index}`);
    const lines = ['Zz9!none has this ', ...filler, 'Zz9!none has this', 'after'];
    await pane()
      .getByLabel('Word list', { exact: true })
      .setInputFiles({
        name: 'list.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from(lines.join('\r\n')),
      });
    await shows('found');
    await button('Show the secret').click();
    expect(await pane().locator('code').textContent()).toBe('Zz9!none has this');
  });

  test('shows nothing for a token that a strong secret verifies', async () => {
    await page.judge(soundToken(), SECRET);
    await page.page.waitForTimeout(2_500);
    expect(await pane().count()).toBe(0);
  });

  test('is not there for a token whose key is one of a pair', async () => {
    await page.judge(RFC7515_A2.token, testKey('RS256').publicPem);
    await expect.poll(() => pane().count()).toBe(0);
  });
});

describe('the worker', { timeout: 90_000 }, () => {
  test('is not started before it is needed', async () => {
    const fresh = await openPage();
    await fresh.editorsLoaded();
    expect(fresh.page.workers()).toEqual([]);
    await fresh.judge(RFC7515_A2.token);
    await fresh.page.waitForTimeout(1000);
    // It reviews the token, and there is no secret to search for.
    expect(fresh.page.workers()).toHaveLength(1);
    await fresh.judge(soundToken(), 'supersecret');
    await expect.poll(() => fresh.page.workers().length).toBe(2);
    await fresh.close();
  });

  test('can connect to nothing, although the policy of the page does not hold in it', async () => {
    await page.judge(soundToken({ sub: 'cut off' }, 'supersecret'));
    await shows('found');
    const workers = page.page.workers();
    expect(workers).not.toEqual([]);
    for (const worker of workers) {
      const left = await worker.evaluate(() =>
        ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'importScripts', 'Worker'].filter(
          (name) => (globalThis as Record<string, unknown>)[name] !== undefined,
        ),
      );
      expect(left).toEqual([]);
    }
  });

  test('and no other can be started: the page hands out one address', async () => {
    const start = page.page.evaluate(() => {
      new Worker('./assets/other.js');
    });
    await expect(start).rejects.toThrow(/TrustedScriptURL|Trusted Type/);
    const policy = page.page.evaluate(() => {
      const { trustedTypes } = window as unknown as {
        trustedTypes: { createPolicy: (name: string, rules: object) => object };
      };
      trustedTypes.createPolicy('claimcheck', { createScriptURL: (address: string) => address });
    });
    await expect(policy).rejects.toThrow(/Policy|policy/);
    page.forgetComplaints();
  });
});
