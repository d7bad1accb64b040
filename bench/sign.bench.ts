import type { JsonWebKey as NodeJwk } from 'node:crypto';
import { chromium, type Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { openPage } from '../test/support/browser/claimcheck-page.ts';
import { testKey } from '../test/support/keys/test-keys.ts';
import { viaJsonwebtoken } from '../test/support/tokens/other-implementations.ts';
import { partsOf, SECRET } from '../test/support/tokens/tokens.ts';
import { note } from './figures.ts';
import { tokenOfSize } from './make-token.ts';
import { type Watched, watchInput } from './watch-frames.ts';

const RUNS = 7;

const WEB_CRYPTO = {
  HS256: { name: 'HMAC', hash: 'SHA-256' },
  ES256: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
  RS256: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
} as const;

const CASES = [
  { algorithm: 'HS256', size: 300 },
  { algorithm: 'ES256', size: 300 },
  { algorithm: 'RS256', size: 300 },
  { algorithm: 'HS256', target: 80, size: 100_000 },
] as const;

type Algorithm = (typeof CASES)[number]['algorithm'];

/** A token of this algorithm with the claims that a token of this size has, and the key that signs it. */
async function makeInput(algorithm: Algorithm, size: number) {
  const token = tokenOfSize(size);
  if (algorithm === 'HS256') return { token, keyText: SECRET, jwk: undefined };
  const key = testKey(algorithm);
  const claims = JSON.parse(Buffer.from(partsOf(token)[1], 'base64url').toString());
  const signed = await viaJsonwebtoken.sign(algorithm, {}, claims, key);
  return { token: signed, keyText: key.privatePem, jwk: key.privateJwk };
}

/** Types a digit into the first member; the frame counts that shows another token. */
async function edit(page: Page): Promise<Watched> {
  await page.locator('[aria-label="Payload"]').focus();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  // Before the comma and the closing quote.
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  return await watchInput(page, 'keydown', { field: 'Token' }, () => page.keyboard.press('1'));
}

test.for(CASES)('first edit to the re-signed token: $algorithm, $size', async (row, context) => {
  const { algorithm, size } = row;
  const ours: Watched[] = [];
  const floors: Watched[] = [];
  for (let run = 0; run < RUNS; run++) {
    const { token, keyText, jwk } = await makeInput(algorithm, size);
    const page = await openPage();
    expect(await page.judge(token, keyText)).toBe('verified');
    ours.push(await edit(page.page));
    expect(await page.settled()).toBe('verified');
    await page.context.close();
    floors.push(await editFloor(algorithm, token, jwk));
  }
  const name = `first edit to the re-signed token, ${algorithm}${size > 1000 ? ', 75 kB payload' : ''}`;
  const what = 'bare page';
  note(context, {
    name,
    unit: 'ms',
    ...('target' in row ? { target: row.target } : {}),
    values: ours.map(({ shown }) => shown),
    floor: { what, values: floors.map(({ shown }) => shown) },
  });
  note(context, {
    name: 'the same: longest task until a second later',
    unit: 'ms',
    target: 50,
    values: ours.map(({ longest }) => longest),
    floor: { what, values: floors.map(({ longest }) => longest) },
  });
});

async function editFloor(algorithm: Algorithm, token: string, jwk?: NodeJwk): Promise<Watched> {
  const browser = await chromium.connect(inject('browserEndpoint'));
  const page = await browser.newPage();
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
  const watched = await edit(page);
  await browser.close();
  return watched;
}
