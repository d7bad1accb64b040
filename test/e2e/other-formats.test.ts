import { afterEach, expect, test } from 'vitest';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';

let opened: ClaimcheckPage | undefined;

afterEach(async () => {
  await opened?.close();
});

const SESSION = Buffer.from('{"user_id":42}').toString('base64url');
const STAMP = Buffer.of(0x6a, 0x65, 0x1b, 0x40).toString('base64url');

test('a session cookie of Flask is named and shown, without issues of a JWT', async () => {
  opened = await openPage();
  const { token, verdict } = opened;
  await token.fill(`${SESSION}.${STAMP}.${'a1-B'.repeat(6)}xyz`);
  await expect.poll(() => verdict.getAttribute('data-state')).toBe('malformed');
  await expect.poll(() => verdict.textContent()).toContain('Not a JWT: Flask session cookie');
  expect(await verdict.textContent()).toContain('{"user_id":42}');

  await token.fill('undefined');
  await expect.poll(() => verdict.textContent()).toContain('Not a JWT: placeholder');

  await token.fill('some words');
  await expect.poll(() => verdict.textContent()).toContain('Not a valid JWT: no token found');
});
