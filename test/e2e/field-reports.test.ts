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
    ['hs-last-char-changed-hexlike-text', 'verified', undefined],
    ['alb-padded-token', 'verified', undefined],
    ['std-base64-not-url', 'verified', undefined],
    ['extract-quoted-bearer', 'verified', undefined],
    ['hs-trailing-brace', 'malformed', 'The signature verifies without "{" after the token'],
    ['es256-with-secp256k1', 'unverified', 'The signature verifies with ES256K in place of ES256'],
    ['keycloak-refresh-token', 'unverified', undefined],
    ['wso2-sha256withrsa', 'unsupported', undefined],
  ])('%s: %s', async (id, state, reason) => {
    const report = REPORTS.find((one) => one.id === id);
    expect(await page.judge(report?.token ?? '', report?.key ?? '')).toBe(state);

    const region = page.page.getByRole('region', { name: 'Why not', exact: true });
    if (reason) await expect.poll(() => region.textContent()).toContain(reason);
    else expect(await region.count()).toBe(0);
    const accepted = page.page.locator('[data-answer="accepted"], [data-conclusion="accepted"]');
    expect(await accepted.count()).toBe(0);
  });
});
