import type { JsonWebKey as NodeJwk } from 'node:crypto';
import type { Page } from 'playwright-core';
import { inject, test } from 'vitest';
import { openPage } from '../test/support/browser/claimcheck-page.ts';
import { testKey } from '../test/support/keys/test-keys.ts';
import { SECRET } from '../test/support/tokens/tokens.ts';
import { note } from './figures.ts';
import { tokenOfSize } from './make-token.ts';
import { keyToFrame } from './watch-frames.ts';

const RUNS = 15;

const WEB_CRYPTO = {
  HS256: { name: 'HMAC', hash: 'SHA-256' },
  ES256: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
  RS256: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
} as const;

const CASES = [
  { algorithm: 'HS256', target: 10, size: 300 },
  { algorithm: 'ES256', target: 18, size: 300 },
  { algorithm: 'RS256', target: 17, size: 300 },
  { algorithm: 'HS256', target: 45, size: 100_000 },
] as const;

/** Types a digit into the first member; the frame counts that shows another signature. */
async function measure(page: Page): Promise<number> {
  await page.bringToFront();
  await page.waitForTimeout(400);
  return await keyToFrame(page, { region: 'Signature' }, () => page.keyboard.press('1'));
}

async function placeCaret(page: Page): Promise<void> {
  await page.locator('[aria-label="Payload"]').focus();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  // Before the comma and the closing quote.
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
}

test.for(CASES)('keystroke to re-signed token: $algorithm, $size', async (row, context) => {
  const { algorithm, target, size } = row;
  const key = algorithm === 'HS256' ? undefined : testKey(algorithm);
  const page = await openPage();
  await page.editorsLoaded();
  // Signed anew with this key at the first edit, whatever signed it before.
  const token = tokenOfSize(size);
  await page.judge(token, key?.privatePem ?? SECRET);
  if (key) await page.algorithm.selectOption(algorithm);
  await placeCaret(page.page);
  await page.page.keyboard.press('0');
  await page.settled();
  const bare = await page.context.newPage();
  await openBare(bare, row.algorithm, token, key?.privateJwk);
  const values: number[] = [];
  const floors: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    values.push(await measure(page.page));
    floors.push(await measure(bare));
  }
  await page.context.close();
  const name = `keystroke to re-signed token, ${algorithm}${size > 1000 ? ', 75 kB payload' : ''}`;
  const floor = { what: 'a text area', values: floors };
  note(context, { name, unit: 'ms', target, values, floor });
});

async function openBare(
  page: Page,
  algorithm: keyof typeof WEB_CRYPTO,
  token: string,
  jwk?: NodeJwk,
): Promise<void> {
  await page.goto(`${inject('floorUrl')}bare-page.html`);
  await page.locator('[aria-label="Token"]').fill(token);
  await page.evaluate(
    async ([parameters, secret, privateKey]) => {
      const key = privateKey
        ? await crypto.subtle.importKey('jwk', privateKey, parameters, false, ['sign'])
        : await crypto.subtle.importKey(
            'raw',
            new TextEncoder().encode(secret),
            parameters,
            false,
            ['sign'],
          );
      Object.assign(window, { signing: { key, algorithm: parameters } });
    },
    [WEB_CRYPTO[algorithm], SECRET, jwk as JsonWebKey | undefined] as const,
  );
  await placeCaret(page);
}
