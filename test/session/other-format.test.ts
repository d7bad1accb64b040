import { expect, test, vi } from 'vitest';
import type { SignatureVerdict } from '../../src/core/verdict/signature-verdict.ts';
import { otherFormat } from '../../src/session/other-format.ts';

const NO_TOKEN: SignatureVerdict = { state: 'malformed', reason: 'no-token' };
const UUID = '6f9619ff-8b86-d011-b42d-00cf4fc964ff';

test('names the format of a text without a token, and of the next text at once', async () => {
  const recognize = otherFormat(() => undefined);
  await vi.waitFor(() =>
    expect(recognize(UUID, NO_TOKEN, 'en')).toMatchObject({
      state: 'malformed',
      words: { title: 'Not a JWT: UUID' },
    }),
  );
  expect(recognize('undefined', NO_TOKEN, 'en')).toMatchObject({
    words: { title: 'Not a JWT: placeholder' },
  });
  expect(recognize('some words', NO_TOKEN, 'en')).toBe(NO_TOKEN);
});

test('leaves every other verdict as it is', () => {
  const recognize = otherFormat(() => undefined);
  const verdicts: (SignatureVerdict | undefined)[] = [
    undefined,
    { state: 'empty' },
    { state: 'unverified', reason: 'unsecured' },
    { state: 'unsupported', reason: 'unknown-algorithm', name: 'x' },
  ];
  for (const verdict of verdicts) expect(recognize(UUID, verdict, 'en')).toBe(verdict);
});
