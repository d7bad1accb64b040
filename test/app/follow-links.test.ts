import { expect, test } from 'vitest';
import { followLinks } from '../../src/app/follow-links.ts';
import { createSession } from '../../src/session/session.ts';
import { testKey } from '../support/keys/test-keys.ts';
import { soundToken } from '../support/tokens/tokens.ts';

const TOKEN = soundToken();
const PEM = testKey('RS256').publicPem;

function arriveBy(hash: string) {
  history.replaceState(null, '', hash);
  const session = createSession();
  return { ...session, stop: followLinks(session), input: () => session.snapshot().input };
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
