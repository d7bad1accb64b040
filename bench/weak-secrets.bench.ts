import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openPage } from '../test/support/browser/claimcheck-page.ts';
import { encodePart } from '../test/support/tokens/tokens.ts';
import { note, repeat } from './figures.ts';

/** Milliseconds that a search runs before its rate is read. */
const RUNNING = 3_000;
const RUNS = 3;
const TARGET = 90_000;

const CASES = [
  { algorithm: 'HS256', bytes: 300, target: TARGET },
  { algorithm: 'HS384', bytes: 300 },
  { algorithm: 'HS512', bytes: 300 },
  { algorithm: 'HS256', bytes: 4_000 },
  { algorithm: 'HS256', bytes: 40_000 },
] as const;

/** A token whose signature no secret makes, with a signing input of about so many bytes. */
function tokenOf(algorithm: (typeof CASES)[number]['algorithm'], bytes: number): string {
  const header = encodePart(`{"alg":"${algorithm}"}`);
  const payload = encodePart(
    `{"pad":"${'x'.repeat(Math.floor((bytes * 3) / 4) - header.length)}"}`,
  );
  return `${header}.${payload}.${'A'.repeat({ HS256: 43, HS384: 64, HS512: 86 }[algorithm])}`;
}

/** Secrets a second that WebCrypto alone tries, one after the other. */
async function tryWithWebCrypto(page: Page, hash: string, bytes: number): Promise<number> {
  return await page.evaluate(
    async ({ name, size, time }) => {
      const input = new Uint8Array(size);
      const signature = new Uint8Array(32);
      const begun = performance.now();
      let tried = 0;
      for (; performance.now() - begun < time; tried++) {
        const secret = new TextEncoder().encode(`secret-${tried}`);
        const algorithm = { name: 'HMAC', hash: name };
        const key = await crypto.subtle.importKey('raw', secret, algorithm, false, ['verify']);
        await crypto.subtle.verify('HMAC', key, signature, input);
      }
      return Math.round((tried * 1000) / (performance.now() - begun));
    },
    { name: hash, size: bytes, time: RUNNING / 2 },
  );
}

test.for(CASES)('$algorithm, a signing input of $bytes bytes', async (row, context) => {
  const { algorithm, bytes } = row;
  const page = await openPage();
  await page.judge(tokenOf(algorithm, bytes));
  const pane = page.page.getByRole('region', { name: 'Secret brute-force', exact: true });
  const values = await repeat(RUNS, async () => {
    await pane.getByRole('button', { name: 'Cancel' }).click();
    await pane.getByRole('button', { name: 'Try 1 to 4 characters' }).click();
    await page.page.waitForTimeout(RUNNING);
    const [, rate] = /([\d,]+) a second/.exec((await pane.textContent()) ?? '') ?? [];
    expect(rate).toBeDefined();
    return Number(rate?.replaceAll(',', ''));
  });
  const hash = algorithm.replace('HS', 'SHA-');
  const floors = await repeat(RUNS, () => tryWithWebCrypto(page.page, hash, bytes));
  await page.close();
  note(context, {
    name: `weak-secret tries a second, ${algorithm}, ${bytes} bytes, one worker`,
    unit: 'a second',
    ...('target' in row ? { target: row.target } : {}),
    values,
    floor: { what: 'WebCrypto alone', values: floors },
  });
});
