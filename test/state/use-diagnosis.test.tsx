import { renderHook, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { parseKeys } from '../../src/core/keys/parse-keys.ts';
import type { SignatureVerdict } from '../../src/core/verdict/signature-verdict.ts';
import { judgeToken, readTokens } from '../../src/pipeline.ts';
import { readingOf, useDiagnosis } from '../../src/state/use-diagnosis.ts';
import { SECRET, soundToken } from '../support/tokens.ts';

/** What the hook is asked about a token and a secret, and the verdict on them. */
async function ask(text: string, keyText: string) {
  const [token] = readTokens(text);
  const reading = parseKeys(keyText, 'utf8');
  const subject = { token, text, reading, keyText, encoding: 'utf8' } as const;
  const judgement = token && (await judgeToken(token, reading, 'utf8'));
  return { subject, verdict: judgement?.signature };
}

type Question = Awaited<ReturnType<typeof ask>>;

function diagnose(first: Question) {
  return renderHook(({ subject, verdict }: Question) => useDiagnosis(subject, verdict), {
    initialProps: first,
  });
}

const PATIENCE = { timeout: 10_000 };

test('is busy, then names the reason', async () => {
  const { result } = diagnose(await ask(soundToken(), `"${SECRET}"`));
  expect(result.current).toBe('busy');
  await waitFor(() => expect(result.current).toMatchObject({ match: [{}] }), PATIENCE);
  expect(readingOf(result.current)).toEqual({ text: SECRET, encoding: 'utf8', change: 'unquoted' });
}, 20_000);

test('hands out no reason for another key, nor while its verdict is awaited', async () => {
  const { result, rerender } = diagnose(await ask(soundToken(), `"${SECRET}"`));
  await waitFor(() => expect(result.current).not.toBe('busy'), PATIENCE);
  const next = await ask(soundToken(), 'another secret');
  rerender({ ...next, verdict: undefined });
  expect(result.current).toBe('busy');
  rerender(next);
  expect(result.current).toBe('busy');
  await waitFor(() => expect(result.current).toMatchObject({ match: undefined }), PATIENCE);
}, 30_000);

test('says at once what the verdict brought along', async () => {
  const { result } = diagnose(await ask(soundToken(), ` ${SECRET}`));
  expect(readingOf(result.current)).toEqual({ text: SECRET, encoding: 'utf8', change: 'trim' });
});

test('has nothing to say of a token that matches, is edited, or has no key', async () => {
  const edited: SignatureVerdict = { state: 'invalid', reason: 'edited' };
  const questions = [
    await ask(soundToken(), SECRET),
    await ask(soundToken(), ''),
    { ...(await ask(soundToken(), 'another secret')), verdict: edited },
  ];
  for (const question of questions) {
    const { result, unmount } = diagnose(question);
    expect(result.current).toBeUndefined();
    unmount();
  }
});

test('says of a malformed token only what would make it match', async () => {
  const mended = diagnose(await ask(`${soundToken()})`, SECRET));
  expect(mended.result.current).toBeUndefined();
  await waitFor(() => expect(mended.result.current).toMatchObject({ match: [{}] }), PATIENCE);
}, 20_000);
