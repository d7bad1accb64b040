import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import { secretKey, testKey } from '../support/keys/test-keys.ts';
import { acceptedBy, implementationsOf } from '../support/tokens/other-implementations.ts';
import { decodePart, nowInSeconds, partsOf, SECRET, soundToken } from '../support/tokens/tokens.ts';

let page: ClaimcheckPage;

beforeAll(async () => {
  page = await openPage();
  await page.editorsLoaded();
});

afterAll(() => page.close());

async function headerNow(): Promise<string> {
  return decodePart(partsOf(await page.tokenText())[0]);
}

async function claimNow(name: string): Promise<unknown> {
  return JSON.parse(decodePart(partsOf(await page.tokenText())[1]))[name];
}

describe('an edit that is no JSON', () => {
  test.each([
    ['payload', 'cut off', '{"sub":'],
    ['payload', 'with a stray word', '{"sub": oops}'],
    ['payload', 'empty', ''],
    ['header', 'cut off', '{"alg":"HS256"'],
    ['header', 'no object', '["HS256"]'],
  ] as const)('of the %s, %s, leaves the token and names the fault', async (part, _, broken) => {
    const token = soundToken();
    await page.judge(token, SECRET);
    const [box, name] =
      part === 'header' ? ([page.header, 'Header'] as const) : ([page.payload, 'Payload'] as const);
    const before = await page.textOf(box);
    await page.paste(box, broken);
    expect(await page.tokenText()).toBe(token);
    expect(await page.textOf(box), 'what was typed stays').toBe(broken);
    const pane = page.page.getByRole('region', { name, exact: true });
    expect(await pane.textContent()).toMatch(/Line \d+, column \d+: |must be a JSON object/);

    await page.paste(box, before.replace('user-42', 'user-43').replace('JWT', 'jwt'));
    expect(await page.settled()).toBe('verified');
    expect(await page.tokenText()).not.toBe(token);
  });
});

describe('another algorithm', () => {
  test.each(['HS384', 'HS512'])('%s signs with the same secret at once', async (algorithm) => {
    const token = soundToken();
    await page.judge(token, SECRET);
    await page.algorithm.selectOption(algorithm);
    expect(await page.settled()).toBe('verified');
    expect(await headerNow()).toBe(`{"alg":"${algorithm}","typ":"JWT"}`);
    expect(partsOf(await page.tokenText())[1]).toBe(partsOf(token)[1]);
    expect(
      await acceptedBy(await page.tokenText(), algorithm, secretKey(Buffer.from(SECRET))),
    ).toEqual(implementationsOf(algorithm));
  });

  test('none takes the signature away, and says what that is', async () => {
    await page.judge(soundToken(), SECRET);
    await page.algorithm.selectOption('none');
    expect(await page.settled()).toBe('unverified');
    expect(await headerNow()).toBe('{"alg":"none","typ":"JWT"}');
    expect(partsOf(await page.tokenText())[2]).toBe('');
    expect(await page.issueCodes()).toContain('alg-none');
    expect(await page.verdict.textContent()).toContain('Unsigned token (alg: none)');

    await page.algorithm.selectOption('HS256');
    expect(await page.settled()).toBe('verified');
  });

  test('of another kind is not signed with a secret', async () => {
    await page.judge(soundToken(), SECRET);
    await page.algorithm.selectOption('RS256');
    expect(await page.settled()).toBe('invalid');
    expect(await page.sign.isDisabled()).toBe(true);
    await page.paste(page.key, testKey('RS256').privatePem);
    await page.sign.click();
    await expect.poll(() => page.settled()).toBe('verified');
    expect(await acceptedBy(await page.tokenText(), 'RS256', testKey('RS256'))).toEqual(
      implementationsOf('RS256'),
    );
  });

  test('shows in the box when the header is edited', async () => {
    await page.judge(soundToken(), SECRET);
    await page.edit(page.header, (text) => text.replace('HS256', 'HS512'));
    expect(await page.settled()).toBe('verified');
    expect(await page.algorithm.inputValue()).toBe('HS512');
  });
});

describe('quick edits', () => {
  /** Puts the caret at the end of the line of a claim. */
  async function putCaretAt(claim: string): Promise<void> {
    await page.payload.getByText(claim, { exact: true }).click();
    await page.page.keyboard.press('End');
  }

  test.each([
    ['Set “exp” to now', 0],
    ['Set “exp” to now +5 min', 300],
    ['Set “exp” to now +1 h', 3600],
    ['Set “exp” to now +1 d', 86_400],
    ['Set “iat” to now', 0],
    ['Set “iat” to now +5 min', 300],
    ['Set “iat” to now +1 h', 3600],
    ['Set “iat” to now +1 d', 86_400],
  ])('%s', async (name, offset) => {
    await page.judge(soundToken(), SECRET);
    await putCaretAt(name.slice(5, 8));
    const before = nowInSeconds();
    await page.button(name).click();
    expect(await page.payload.evaluate((box) => box === document.activeElement)).toBe(true);
    expect(await page.settled()).toBe('verified');
    const seconds = await claimNow(name.slice(5, 8));
    expect(seconds).toBeGreaterThanOrEqual(before + offset);
    expect(seconds).toBeLessThanOrEqual(nowInSeconds() + offset);
  });

  test('Set “exp” to 1 hour ago (expired)', async () => {
    await page.judge(soundToken(), SECRET);
    await putCaretAt('exp');
    await page.button('Set “exp” to 1 hour ago (expired)').click();
    expect(await page.settled()).toBe('verified');
    expect(await claimNow('exp')).toBeLessThan(nowInSeconds());
    expect(await page.issueCodes()).toContain('token-expired');
  });

  test('add the claim where there is none', async () => {
    await page.judge(soundToken({ exp: undefined }), SECRET);
    expect(await claimNow('exp')).toBeUndefined();
    await putCaretAt('sub');
    await page.button('Set “exp” to now +1 h').click();
    expect(await page.settled()).toBe('verified');
    expect(await claimNow('exp')).toBeGreaterThan(nowInSeconds() + 3000);
  });
});

test('an edit can be undone by keyboard', async () => {
  const token = soundToken();
  await page.judge(token, SECRET);
  await page.payload.focus();
  await page.page.keyboard.press('ControlOrMeta+Home');
  await page.page.keyboard.press('ArrowRight');
  await page.page.keyboard.type('"a": 1, ');
  expect(await page.settled()).toBe('verified');
  expect(await claimNow('a')).toBe(1);
  await page.page.keyboard.press('ControlOrMeta+Z');
  await expect.poll(() => claimNow('a')).toBeUndefined();
  expect(await page.settled()).toBe('verified');
});

test('what stands in the boxes can be copied and cleared', async () => {
  await page.judge(soundToken(), SECRET);
  expect(await page.copyWith(page.button('Copy header'))).toBe(await page.textOf(page.header));
  expect(await page.copyWith(page.button('Copy payload'))).toBe(await page.textOf(page.payload));
  expect(await page.copyWith(page.button('Copy signature'))).toBe(
    partsOf(await page.tokenText())[2],
  );
  await page.button('Clear').click();
  expect(await page.settled()).toBe('empty');
  expect(await page.tokenText()).toBe('');
  expect(await page.payload.count()).toBe(0);
});
