import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';

let page: ClaimcheckPage;

beforeAll(async () => {
  page = await openPage();
  await page.editorsLoaded();
});

afterAll(() => page.close());

const path = new URL('../crypto/field-reports/field-reports.json', import.meta.url);
const REPORTS: readonly { readonly id: string; readonly token: string; readonly key?: string }[] =
  JSON.parse(readFileSync(path, 'utf8'));

describe('a field report is answered in the page', () => {
  test.each([
    ['hs-last-char-changed-hexlike-text', 'verified', 'rejected', undefined],
    ['alb-padded-token', 'verified', 'unknown', undefined],
    ['std-base64-not-url', 'verified', 'unknown', undefined],
    ['extract-quoted-bearer', 'verified', 'unknown', undefined],
    [
      'hs-trailing-brace',
      'malformed',
      'rejected',
      'The signature verifies without { after the token',
    ],
    [
      'es256-with-secp256k1',
      'unverified',
      'unknown',
      'The signature verifies with ES256K instead of ES256',
    ],
    ['keycloak-refresh-token', 'unverified', 'unknown', undefined],
    ['wso2-sha256withrsa', 'unsupported', 'rejected', undefined],
  ])('%s: %s, %s', async (id, state, conclusion, reason) => {
    const report = REPORTS.find((one) => one.id === id);
    expect(await page.judge(report?.token ?? '', report?.key ?? '')).toBe(state);

    const cause = page.page.getByRole('list', { name: 'Reasons', exact: true });
    if (reason)
      await expect
        .poll(() => cause.allTextContents())
        .toContainEqual(expect.stringContaining(reason));
    else await expect.poll(() => cause.count()).toBe(0);
    await expect.poll(() => page.conclusion()).toBe(conclusion);
  });
});
