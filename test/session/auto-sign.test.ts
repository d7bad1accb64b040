import { describe, expect, test } from 'vitest';
import { editMember, editPart } from '../../src/session/editing.ts';
import { readToken } from '../core/read-token.ts';
import { partsOf, SECRET, tokenOf } from '../support/tokens/tokens.ts';
import { openSession } from './open-session.ts';

const TOKEN = tokenOf('{"sub":"ana"}');
const EDITED = '{"sub":"bob"}';

/** A session with a token, its secret, and Auto-sign off. */
async function openWithoutAutoSign() {
  const opened = openSession(TOKEN, SECRET, { autoSign: false });
  await opened.until(({ verdict }) => verdict?.state === 'verified');
  return opened;
}

describe('without Auto-sign an edit', () => {
  test('keeps the signature of the text before, and is invalid', async () => {
    const { session, now, until } = await openWithoutAutoSign();
    editPart(session, 'payload', EDITED);
    await until(({ verdict }) => verdict?.state === 'invalid');

    expect(now().verdict).toEqual({ state: 'invalid', reason: 'edited', canSign: true });
    expect(readToken(now().input.text).payloadText).toContain('bob');
    expect(partsOf(now().input.text)[2]).toBe(partsOf(TOKEN)[2]);
    expect(now().composition.unsigned).toBe(true);
  });

  test('is signed by Sign, and the next edit keeps that signature', async () => {
    const { session, now, until } = await openWithoutAutoSign();
    editPart(session, 'payload', EDITED);
    await until(({ composition }) => composition.unsigned);
    await session.sign();
    await until(({ verdict }) => verdict?.state === 'verified');
    expect(now().input.text).toBe(tokenOf(EDITED));
    expect(now().composition.unsigned).toBe(false);

    editPart(session, 'payload', '{"sub":"eve"}');
    await until(({ verdict }) => verdict?.state === 'invalid');
    expect(now().verdict).toEqual({ state: 'invalid', reason: 'edited', canSign: true });
    expect(partsOf(now().input.text)[2]).toBe(partsOf(tokenOf(EDITED))[2]);

    editPart(session, 'payload', EDITED);
    await until(({ input }) => input.text === tokenOf(EDITED));
    await until(({ verdict }) => verdict?.state === 'verified');
  });

  test('that is taken back has the signature that it came with', async () => {
    const { session, until } = await openWithoutAutoSign();
    editPart(session, 'payload', EDITED);
    await until(({ composition }) => composition.unsigned);
    await session.sign();
    editPart(session, 'payload', '{"sub":"ana"}');

    await until(({ input }) => input.text === TOKEN);
    await until(({ verdict }) => verdict?.state === 'verified');
  });

  test('to "none" has no signature to keep', async () => {
    const { session, until } = await openWithoutAutoSign();
    editMember(session, 'header', 'alg', '"none"');

    await until(({ input }) => /^eyJ[\w-]+\.[\w-]+\.$/.test(input.text));
  });
});

test('Auto-sign outlives Clear and Undo', () => {
  const { session, now, dispatch } = openSession(TOKEN, SECRET);
  dispatch({ type: 'type-key', text: 'another' });
  dispatch({ type: 'auto-sign', on: false });
  session.dispatch({ type: 'undo' });
  expect(now().input).toMatchObject({ keyText: SECRET, autoSign: false });

  dispatch({ type: 'clear' });
  expect(now().input.autoSign).toBe(false);
});

test('turning Auto-sign on or off is no step of Undo', () => {
  const { now, dispatch } = openSession(TOKEN, SECRET);
  const { past } = now().history;
  dispatch({ type: 'auto-sign', on: false });

  expect(now().history.past).toBe(past);
});
