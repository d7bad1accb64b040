import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import {
  ML_DSA_ALGORITHMS,
  makeMlDsaKey,
  signMlDsa,
  verifyMlDsa,
} from '../support/keys/post-quantum.ts';
import { flipBit, soundClaims, soundToken } from '../support/tokens/tokens.ts';

let page: ClaimcheckPage;

beforeAll(async () => {
  page = await openPage();
  await page.editorsLoaded();
});

afterAll(() => page.close());

describe.each(ML_DSA_ALGORITHMS)('%s', (algorithm) => {
  test('verifies what another implementation signed', async () => {
    const key = makeMlDsaKey(algorithm);
    const token = signMlDsa(algorithm, soundClaims(), key);
    expect(await page.judge(token, JSON.stringify(key.publicJwk))).toBe('verified');
    expect(await page.judge(token, JSON.stringify(key.privateJwk))).toBe('verified');
    const another = makeMlDsaKey(algorithm);
    expect(await page.judge(token, JSON.stringify(another.publicJwk))).toBe('invalid');
    for (const part of [0, 1, 2] as const) {
      const altered = flipBit(token, part, 10);
      expect(await page.judge(altered, JSON.stringify(key.publicJwk))).not.toBe('verified');
    }
  });

  test('signs what another implementation verifies', async () => {
    const key = makeMlDsaKey(algorithm);
    await page.judge(signMlDsa(algorithm, soundClaims(), key), JSON.stringify(key.privateJwk));
    await page.edit(page.payload, (text) => text.replace('user-42', 'user-43'));
    expect(await page.settled()).toBe('verified');
    expect(verifyMlDsa(await page.tokenText(), key.publicJwk)).toBe(true);
  });

  test('makes a pair, signs with it, and verifies', async () => {
    await page.judge(soundToken());
    await page.algorithm.selectOption(algorithm);
    await page.generateKey.click();
    await expect.poll(() => page.textOf(page.key)).not.toBe('');
    await expect.poll(() => page.settled()).toBe('verified');
    const [, , signature = ''] = (await page.tokenText()).split('.');
    const length = { 'ML-DSA-44': 2420, 'ML-DSA-65': 3309, 'ML-DSA-87': 4627 }[algorithm];
    expect(Buffer.from(signature, 'base64url').length).toBe(length);
  });
});
