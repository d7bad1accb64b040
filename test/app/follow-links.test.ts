import { expect, test } from 'vitest';
import { followLinks } from '../../src/app/follow-links.ts';
import { createPage } from '../../src/features/shared/page.ts';
import { createSession } from '../../src/session/session.ts';
import { testKey } from '../support/keys/test-keys.ts';
import { soundToken } from '../support/tokens/tokens.ts';

const TOKEN = soundToken();
const PEM = testKey('RS256').publicPem;

function arriveBy(hash: string) {
  history.replaceState(null, '', hash);
  const page = createPage(createSession());
  const { session, view } = page;
  return { ...session, view, stop: followLinks(page), input: () => session.snapshot().input };
}

test('a key that is read after the user typed waits for an answer', async () => {
  const { input, dispatch, stop } = arriveBy(`/#token=${TOKEN}&key=${encodeURIComponent(PEM)}`);
  dispatch({ type: 'type-token', text: 'mine' });
  await expect.poll(() => input().waiting?.keyText).toBe(PEM);
  expect(input()).toMatchObject({ text: 'mine', keyText: '' });
  stop();
});

test('a link in an empty page is shown without a question', async () => {
  const { input, stop } = arriveBy(`/#token=${TOKEN}&key=${encodeURIComponent(PEM)}`);
  await expect.poll(() => input().keyText).toBe(PEM);
  expect(input()).toMatchObject({ text: TOKEN, waiting: undefined });
  stop();
});

test('what is read after the session ended goes nowhere', async () => {
  const { input, stop } = arriveBy(`/#token=${TOKEN}&key=${encodeURIComponent(PEM)}`);
  stop();
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(input()).toMatchObject({ text: '', waiting: undefined });
});

test('a link to a lesson opens it in an empty page', async () => {
  const { input, stop } = arriveBy('/#learn=signature');
  await expect.poll(() => input().example).toBe('learn-signature');
  expect(input()).toMatchObject({ waiting: undefined, arrival: undefined });
  expect(input().keyText).toContain('BEGIN PUBLIC KEY');
  expect(location.hash).toBe('');
  stop();
});

test('a link to a lesson asks before it replaces the token on the page', async () => {
  const { input, dispatch, stop } = arriveBy('/#learn=expiry');
  dispatch({ type: 'type-token', text: 'mine' });
  await expect.poll(() => input().waiting?.example).toBe('learn-expiry');
  expect(input()).toMatchObject({ text: 'mine', example: undefined });
  dispatch({ type: 'answer-arrival', replace: true });
  expect(input()).toMatchObject({ example: 'learn-expiry', waiting: undefined });
  dispatch({ type: 'undo' });
  expect(input().text).toBe('mine');
  stop();
});

test('a link to an unknown lesson lists the lessons', async () => {
  const { input, view, stop } = arriveBy('/#learn=astrology');
  await expect.poll(() => view.snapshot().question).toEqual({ kind: 'commands', group: 'lesson' });
  expect(input().text).toBe('');
  stop();
});
