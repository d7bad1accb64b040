import { describe, expect, test } from 'vitest';
import { parseKeys } from '../../src/core/keys/parse-keys.ts';
import { editMember, editPart } from '../../src/session/editing.ts';
import { generateAndSign } from '../../src/session/generate-and-sign.ts';
import { encryptNew } from '../../src/session/make-key.ts';
import { readToken } from '../core/read-token.ts';
import { SECRET, signTexts, tokenOf } from '../support/tokens/tokens.ts';
import { openSession } from './open-session.ts';

const TOKEN = tokenOf('{"sub":"ana"}');

describe('a generated key signs the token', () => {
  test.each([true, false])('with Auto-sign %s, edited without a key', async (autoSign) => {
    const { session, now, until } = openSession(TOKEN, '', { autoSign });
    editPart(session, 'payload', '{"sub":"bob"}');
    await until(({ composition }) => composition.unsigned);

    expect(await generateAndSign(session)).toBe('signed');
    await until(({ verdict }) => verdict?.state === 'verified');
    expect(now().composition.unsigned).toBe(false);
    expect(readToken(now().input.text).payloadText).toContain('bob');
    expect(now().input.generatedKey).toBe(now().input.keyText);
  });

  test.each(['ES256', 'EdDSA', 'PS256'])('with %s chosen before', async (algorithm) => {
    const { session, now, until } = openSession(TOKEN, SECRET);
    await until(({ verdict }) => verdict?.state === 'verified');
    editMember(session, 'header', 'alg', JSON.stringify(algorithm));

    expect(await generateAndSign(session)).toBe('signed');
    await until(({ verdict }) => verdict?.state === 'verified');
    expect(now().token?.algorithm).toBe(algorithm);
  });

  test('with ES256 where the algorithm is "none"', async () => {
    const { session, now, until } = openSession(signTexts('{"alg":"none"}', '{"sub":"ana"}'));
    expect(await generateAndSign(session)).toBe('signed');
    await until(({ verdict }) => verdict?.state === 'verified');

    expect(now().token?.algorithm).toBe('ES256');
  });

  test('one Undo removes the generated key and the signature', async () => {
    const { session, now } = openSession(TOKEN, 'another secret');
    await generateAndSign(session);
    expect(now().input.text).not.toBe(TOKEN);
    session.dispatch({ type: 'undo' });

    expect(now().input).toMatchObject({ text: TOKEN, keyText: 'another secret' });
  });
});

test('without a token a key is generated and nothing is signed', async () => {
  const { session, now } = openSession();
  expect(await generateAndSign(session)).toBe('made');

  expect(now().input).toMatchObject({ text: '', keyText: expect.stringMatching(/^[\w-]{43}$/) });
});

describe('a key that is generated for an encrypted token', () => {
  const secret = 'A'.repeat(43);
  const jwk = JSON.stringify({ kty: 'oct', k: secret });

  async function openEncrypted(keyText: string) {
    const header = { alg: 'dir', enc: 'A256GCM' };
    const text = await encryptNew(header, '{"sub":"ana"}', parseKeys(jwk, 'utf8'));
    return openSession(text ?? '', keyText);
  }

  test('encrypts again what was open', async () => {
    const { session, now, until } = await openEncrypted(jwk);
    await until(({ verdict }) => verdict?.state === 'decrypted');
    const before = now().input.text;

    expect(await generateAndSign(session)).toBe('signed');
    await until(({ input }) => input.text !== before);
    await until(({ verdict }) => verdict?.state === 'decrypted');
    expect(now().payloadText).toContain('ana');
  });

  test('changes no token that is not open', async () => {
    const { session, now } = await openEncrypted('');
    const before = now().input.text;

    expect(await generateAndSign(session)).toBe('made');
    expect(now().input.text).toBe(before);
    session.end();
  });
});

test('a key that is typed while one is generated stays', async () => {
  const { session, now, dispatch } = openSession(TOKEN);
  const generated = generateAndSign(session);
  dispatch({ type: 'type-key', text: SECRET });

  expect(await generated).toBe('superseded');
  expect(now().input).toMatchObject({ text: TOKEN, keyText: SECRET });
});
