import { expect, test } from 'vitest';
import { openPage } from '../support/browser/claimcheck-page.ts';
import {
  ATTESTED_REQUEST,
  HPKE_WHOLE,
  WIMSE_REQUEST,
  WRONG_KEY_REQUEST,
} from '../support/tokens/draft-samples.ts';

test('the pairs and algorithms of drafts are named, and none is verified without a key', async () => {
  const page = await openPage();
  await page.editorsLoaded();

  expect(await page.judge(WIMSE_REQUEST)).toBe('unverified');
  await page.page
    .getByText('The workload proof matches the workload identity token (cnf, wth).')
    .waitFor();

  expect(await page.judge(ATTESTED_REQUEST)).toBe('unverified');
  await page.page
    .getByText('The client’s proof matches the client attestation (cnf, sub).')
    .waitFor();

  expect(await page.judge(WRONG_KEY_REQUEST)).toBe('unverified');
  await page
    .issue('proof-mismatch')
    .getByText('Proof signed with another key', { exact: true })
    .waitFor();

  expect(await page.judge(HPKE_WHOLE)).toBe('unsupported');
  await page.page.getByText('which draft-ietf-jose-hpke-encrypt proposes').first().waitFor();
  await page.close();
});
