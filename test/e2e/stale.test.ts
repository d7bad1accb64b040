import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import {
  type Frame,
  slowDownCrypto,
  watchedFrames,
  watchFrames,
} from '../support/browser/frame-watcher.ts';
import { makeKey, testKey } from '../support/keys/test-keys.ts';
import { viaJsonwebtoken } from '../support/tokens/other-implementations.ts';
import { flipBit, partsOf, SECRET, soundClaims, soundToken } from '../support/tokens/tokens.ts';

let page: ClaimcheckPage;

beforeAll(async () => {
  page = await openPage({ beforeLoad: slowDownCrypto });
  await page.editorsLoaded();
});

afterAll(() => page.close());

/** In every frame the verdict, unless it is still being worked out, is that of the pair in the boxes. */
function expectNoneStale(frames: readonly Frame[], isRight: (frame: Frame) => boolean): void {
  const judged = frames.filter(({ busy }) => !busy);
  for (const frame of judged) {
    const expected = isRight(frame);
    expect(frame.state === 'verified', `${frame.state} for ${frame.token} with ${frame.key}`).toBe(
      expected,
    );
    if (frame.token !== '') expect(frame.state).not.toBe('empty');
  }
  // Else the watch saw nothing, or only one of the two.
  expect(judged.filter(isRight).length, 'frames that verify').toBeGreaterThan(1);
  expect(judged.filter((frame) => !isRight(frame)).length, 'frames that do not').toBeGreaterThan(1);
  expect(frames.length - judged.length, 'frames in between').toBeGreaterThan(1);
}

describe('the old verdict is never on screen', () => {
  test('with a new token', async () => {
    const right = soundToken();
    const wrong = flipBit(right, 2, 5);
    await page.judge(right, SECRET);
    await watchFrames(page);
    for (let round = 0; round < 15; round++) {
      await page.paste(page.token, wrong);
      // Sometimes the next paste comes before the verdict, sometimes after it.
      if (round % 3 === 0) await page.settled();
      await page.paste(page.token, right);
      if (round % 4 === 0) await page.settled();
    }
    await page.settled();
    expectNoneStale(await watchedFrames(page), ({ token }) => token === right);
  });

  test('with a new key', async () => {
    const token = await viaJsonwebtoken.sign('RS256', {}, soundClaims(), testKey('RS256'));
    const right = testKey('RS256').publicPem;
    const wrong = makeKey('RS256').publicPem;
    const secret = 'no key at all';
    await page.judge(token, right);
    await watchFrames(page);
    for (let round = 0; round < 12; round++) {
      await page.paste(page.key, round % 2 === 0 ? wrong : secret);
      if (round % 3 === 0) await page.settled();
      await page.paste(page.key, right);
      if (round % 4 === 0) await page.settled();
    }
    await page.settled();
    expectNoneStale(await watchedFrames(page), ({ key }) => key === right);
  });

  test('while a token is typed', async () => {
    const right = soundToken();
    await page.judge(right, SECRET);
    await watchFrames(page);
    await page.token.focus();
    await page.page.keyboard.press('ControlOrMeta+End');
    const last = right.at(-1) ?? '';
    for (let round = 0; round < 25; round++) {
      await page.page.keyboard.press('Backspace', { delay: round % 5 });
      await page.page.keyboard.type(last, { delay: round % 7 });
      if (round % 6 === 0) await page.settled();
    }
    await page.settled();
    expectNoneStale(await watchedFrames(page), ({ token }) => token === right);
  });

  test('while a secret is typed', async () => {
    const token = soundToken();
    await page.judge(token, SECRET);
    await watchFrames(page);
    await page.key.focus();
    await page.page.keyboard.press('ControlOrMeta+End');
    for (let round = 0; round < 25; round++) {
      await page.page.keyboard.type('x', { delay: round % 5 });
      if (round % 6 === 0) await page.settled();
      await page.page.keyboard.press('Backspace', { delay: round % 7 });
      if (round % 5 === 0) await page.settled();
    }
    await page.settled();
    expectNoneStale(await watchedFrames(page), ({ key }) => key === SECRET);
  });

  test('while a payload is edited that nobody can sign', async () => {
    const token = await viaJsonwebtoken.sign('RS256', {}, soundClaims(), testKey('RS256'));
    await page.judge(token, testKey('RS256').publicPem);
    await watchFrames(page);
    await page.payload.focus();
    await page.page.keyboard.press('ControlOrMeta+Home');
    await page.page.keyboard.press('ArrowRight');
    for (let round = 0; round < 6; round++) {
      await page.page.keyboard.type(`"a${round}":1,`);
      await page.settled();
      await page.paste(page.token, token);
      await page.settled();
      await page.payload.focus();
      await page.page.keyboard.press('ControlOrMeta+Home');
      await page.page.keyboard.press('ArrowRight');
    }
    const frames = await watchedFrames(page);
    expectNoneStale(frames, (frame) => frame.token === token);
    const [, , signature] = partsOf(token);
    const edited = frames.filter((frame) => frame.token !== token && !frame.busy);
    expect(edited.every((frame) => frame.token.endsWith(signature))).toBe(true);
  });
});
