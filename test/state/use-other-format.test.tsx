import { renderHook, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { SignatureVerdict } from '../../src/core/verdict/signature-verdict.ts';
import { useOtherFormat } from '../../src/state/use-other-format.ts';

const NO_TOKEN: SignatureVerdict = { state: 'malformed', reason: 'no-token' };
const UUID = '6f9619ff-8b86-d011-b42d-00cf4fc964ff';

test('names the format of a text without a token, and of the next text at once', async () => {
  const { result, rerender } = renderHook(({ text }) => useOtherFormat(text, NO_TOKEN), {
    initialProps: { text: UUID },
  });
  await waitFor(() =>
    expect(result.current).toMatchObject({
      state: 'malformed',
      words: { title: 'Not a JWT: UUID' },
    }),
  );
  rerender({ text: 'undefined' });
  expect(result.current).toMatchObject({ words: { title: 'Not a JWT: placeholder' } });
  rerender({ text: 'some words' });
  expect(result.current).toBe(NO_TOKEN);
});

test('leaves every other verdict as it is', () => {
  const verdicts: (SignatureVerdict | undefined)[] = [
    undefined,
    { state: 'empty' },
    { state: 'unverified', reason: 'unsecured' },
    { state: 'unsupported', reason: 'unknown-algorithm', name: 'x' },
  ];
  for (const verdict of verdicts) {
    expect(renderHook(() => useOtherFormat(UUID, verdict)).result.current).toBe(verdict);
  }
});
