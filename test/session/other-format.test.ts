import { expect, test, vi } from 'vitest';
import { extractTokens } from '../../src/core/extract/extract-tokens.ts';
import { selectToken } from '../../src/session/find-tokens.ts';
import { otherFormat } from '../../src/session/other-format.ts';
import { createSession } from '../../src/session/session.ts';
import { soundToken } from '../support/tokens/tokens.ts';

const UUID = '6f9619ff-8b86-d011-b42d-00cf4fc964ff';
/** Made by Flask 3.1.3. */
const FLASK = 'eyJfdXNlcl9pZCI6IjQyIiwiX2ZyZXNoIjp0cnVlfQ.aw3rhA.LuPiYV42oQ-ifOUdIt41Lxe_6ik';

function recognizer() {
  const recognize = otherFormat(() => undefined);
  return (text: string) => {
    const tokens = extractTokens(text);
    return recognize(text, tokens, selectToken(tokens, 0, ''), 'en');
  };
}

test('names the format of a text without a token, and of the next text at once', async () => {
  const recognize = recognizer();
  expect(recognize(UUID)).toBe('loading');
  await vi.waitFor(() =>
    expect(recognize(UUID)).toMatchObject({
      state: 'malformed',
      words: { title: 'Not a JWT: this is a UUID' },
    }),
  );
  expect(recognize('undefined')).toMatchObject({
    words: { title: 'Not a JWT: this is the text “undefined”' },
  });
  expect(recognize('some words')).toBeUndefined();
  expect(recognize('')).toBeUndefined();
});

test('leaves every text with a readable token as it is, and loads nothing for it', () => {
  const recognize = recognizer();
  for (const text of [soundToken(), `token: ${soundToken()}`, `${soundToken()} ${soundToken()}`]) {
    expect(recognize(text)).toBeUndefined();
  }
});

test('leaves a broken token in a document as it is, since the document is only around it', async () => {
  const recognize = recognizer();
  await vi.waitFor(() => expect(recognize('<html></html>')).toMatchObject({ format: 'html' }));
  expect(recognize(`<html><body>${soundToken().slice(0, 60)}</body></html>`)).toBeUndefined();
  expect(recognize(`{"error":"x","message":"${soundToken().slice(0, 60)}"}`)).toBeUndefined();
});

test('shows nothing of a session cookie as parts of a token', async () => {
  const session = createSession();
  session.dispatch({ type: 'type-token', text: FLASK });
  await vi.waitFor(() =>
    expect(session.snapshot().verdict).toMatchObject({ format: 'flask-session' }),
  );
  const { token, tokens, review, findings, headerText, payloadText } = session.snapshot();
  expect({ token, tokens, review, findings, headerText, payloadText }).toEqual({
    ...{ token: undefined, tokens: [], review: undefined, findings: [] },
    ...{ headerText: '', payloadText: '' },
  });
  session.dispatch({ type: 'type-token', text: soundToken() });
  expect(session.snapshot().token).toBeDefined();
  session.end();
});

test('leaves a token that is being edited alone, whatever its text looks like meanwhile', async () => {
  const session = createSession();
  session.dispatch({ type: 'type-token', text: UUID });
  await vi.waitFor(() => expect(session.snapshot().verdict).toMatchObject({ format: 'uuid' }));
  session.dispatch({ type: 'type-token', text: soundToken() });
  const baseline = session.snapshot().headerText;
  session.dispatch({ type: 'edit', part: 'header', text: '{}', baseline });
  expect(session.snapshot().token).toBeDefined();
  session.end();
});
