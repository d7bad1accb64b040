import { renderHook, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { DecodedToken } from '../../src/core/decode/decoded-token.ts';
import type { KeyReading } from '../../src/core/keys/key-material.ts';
import { parseKeys } from '../../src/core/keys/parse-keys.ts';
import { useJudgement } from '../../src/state/use-judgement.ts';
import { readToken } from '../core/read-token.ts';
import { SECRET, tokenOf } from '../support/tokens.ts';

interface Props {
  readonly token: DecodedToken | undefined;
  readonly reading: KeyReading;
}

/** The hook, and every verdict that it gave out, with the token it was given out for. */
function watch(props: Props) {
  const seen: { readonly token: DecodedToken | undefined; readonly state: string | undefined }[] =
    [];
  const hook = renderHook(
    ({ token, reading }: Props) => {
      const judgement = useJudgement(token, reading, 'utf8', '');
      seen.push({ token, state: judgement?.signature.state });
      return judgement;
    },
    { initialProps: props },
  );
  return { ...hook, seen };
}

const GOOD = readToken(tokenOf('{"sub":"ana"}'));
const BAD = readToken(tokenOf('{"sub":"ana"}', 'another secret'));
const KEY = parseKeys(SECRET, 'utf8');

test('gives nothing without a token', () => {
  expect(watch({ token: undefined, reading: KEY }).result.current).toBeUndefined();
});

test('gives nothing until the signature is worked out, then the verdict', async () => {
  const { result, seen } = watch({ token: GOOD, reading: KEY });

  await waitFor(() => expect(result.current?.signature.state).toBe('verified'));
  expect(seen[0]?.state).toBeUndefined();
});

test('never gives the verdict on one token for another', async () => {
  const { result, rerender, seen } = watch({ token: GOOD, reading: KEY });
  await waitFor(() => expect(result.current).toBeDefined());
  rerender({ token: BAD, reading: KEY });
  expect(result.current).toBeUndefined();

  await waitFor(() => expect(result.current?.signature.state).toBe('invalid'));
  for (const { token, state } of seen) {
    expect(state ?? 'none').toMatch(token === GOOD ? /none|verified/ : /none|invalid/);
  }
});

test('never gives the verdict with one key for another', async () => {
  const { result, rerender } = watch({ token: GOOD, reading: KEY });
  await waitFor(() => expect(result.current).toBeDefined());
  rerender({ token: GOOD, reading: parseKeys('another secret', 'utf8') });
  expect(result.current).toBeUndefined();

  await waitFor(() => expect(result.current?.signature.state).toBe('invalid'));
});

test('gives the evidence when it is gathered, and to no other token', async () => {
  const { result, rerender } = watch({ token: GOOD, reading: KEY });
  await waitFor(() => expect(result.current?.study).toBeDefined());
  const [study, verdict] = [result.current?.study, result.current?.signature];
  expect(study?.evidence.keys).toHaveLength(1);
  expect(verdict?.state).toBe('verified');

  rerender({ token: BAD, reading: KEY });
  expect(result.current).toBeUndefined();
  await waitFor(() => expect(result.current?.study).toBeDefined());
  expect(result.current?.study).not.toBe(study);
});

test('the last of many wins', async () => {
  const { result, rerender } = watch({ token: BAD, reading: KEY });
  for (let round = 0; round < 20; round++) {
    rerender({ token: round % 2 ? BAD : GOOD, reading: KEY });
  }
  rerender({ token: GOOD, reading: KEY });

  await waitFor(() => expect(result.current?.signature.state).toBe('verified'));
});
