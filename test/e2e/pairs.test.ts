import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { openPage } from '../support/browser/claimcheck-page.ts';
import { nowInSeconds, SECRET, tokenOf } from '../support/tokens/tokens.ts';

const TIMES = { iat: nowInSeconds() - 60, exp: nowInSeconds() + 600 };
const claims = (more: object) =>
  JSON.stringify({ iss: 'https://a.test', sub: 'a', aud: 'app', ...TIMES, ...more });
const ACCESS = tokenOf(claims({ scope: 'read' }));
const OTHER = tokenOf(claims({ scope: 'write' }));
const hash = (token: string) =>
  createHash('sha256').update(token).digest().subarray(0, 16).toString('base64url');
const answer = (atHash: string) =>
  JSON.stringify({
    id_token: tokenOf(claims({ nonce: 'n', at_hash: atHash })),
    access_token: ACCESS,
  });

test('an ID token is known to belong to another access token than came with it', async () => {
  const page = await openPage();
  await page.editorsLoaded();
  expect(await page.judge(answer(hash(OTHER)), SECRET)).toBe('verified');
  const finding = page.issue('at-hash-mismatch');
  await finding.getByText('Hash of another access token', { exact: true }).waitFor();

  expect(await page.judge(answer(hash(ACCESS)), SECRET)).toBe('verified');
  await page.reviewed();
  await expect.poll(() => finding.count()).toBe(0);
  await page.close();
});
